"""The PDF uses a font that is not in it.

    /BaseFont /Helvetica
              ^^^^^^^^^^ it is not embedded

Another machine would use a different font: lines break elsewhere, and letters go missing.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT021", "unembedded-font", Severity.ERROR, __doc__)
