"""Something is cut off in the PDF: at the edge of the paper, or under what else stands on the page.

    | Country | Law | Year | Number | … |
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 40 mm wider than its place

What readers cannot read is lost. A table with too many columns is cut at its side: take columns away, or make two
tables of it. A note that is longer than a page has no page to stand on: shorten it, or take part of it into the text.
A title must leave room on the cover for what stands at its foot.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT004", "cut-off", Severity.ERROR, __doc__)
