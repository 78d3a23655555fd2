"""Something in the PDF is cut off at the edge of the paper, or hidden under something else on the page.

    | Country | Law | Year | Number | … |
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 40 mm wider than its space

Readers cannot read it. A table with too many columns is cut at its side: remove columns, or make two tables of it. A
note that is longer than a page has no room: shorten it, or move part of it into the text. A title must leave room on
the cover for the lines at its foot.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT004", "cut-off", Severity.ERROR, __doc__)
