"""Two elements of a built file have the same identifier.

    <h2 id="housing">Housing</h2> … <p id="housing">
                                       ^^^^^^^^^^^^ line 12 has it already

A link to it leads only to the first one, and screen readers attach labels to the wrong one.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT017", "repeated-identifier", Severity.ERROR, __doc__)
