"""Something in the PDF is too wide: it runs into the margin, or out of its box or cell.

    | Bundesausbildungsförderungsgesetz | Straßenverkehrsordnung | … |
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 12 mm wider than its space

It can still be read, but looks like a mistake. Remove a column, shorten the text, show where a long word may be
divided (`&shy;`), or give an image a width (`{width=80mm}`).
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT005", "overrun", Severity.WARNING, __doc__)
