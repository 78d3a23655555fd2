"""Two elements of a finished file have the same identifier.

    <h2 id="housing">Housing</h2> … <p id="housing">
                                       ^^^^^^^^^^^^ it stands at line 12 already

A link to it leads only to the first one, and screen readers attach labels to the wrong one.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT017", "repeated-identifier", Severity.ERROR, __doc__)
