"""Something in the PDF runs into the margin, or out of the box or the cell that it stands in.

    | Bundesausbildungsförderungsgesetz | Straßenverkehrsordnung | … |
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 12 mm wider than its place

It can be read still, but looks like a fault. Take a column away, shorten what stands in it, give a long word the places
where it may be divided (`&shy;`), or a picture its width (`{width=80mm}`).
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT005", "overrun", Severity.WARNING, __doc__)
