"""The PDF names a font that is not in it.

    /BaseFont /Helvetica
              ^^^^^^^^^^ it is not embedded

Another machine takes another font for it: lines end elsewhere, letters go missing.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT021", "unembedded-font", Severity.ERROR, __doc__)
