"""The text of one format differs from the text of the others.

    PDF   Rents rose by a third.
    HTML  Rents rose by a fifth.
                          ^^^^^ the PDF has `third` here

The rule compares what every format has: the text of the sections without notes, and the title, publisher, dates and
identifiers on cover, title page and last page. Line breaks, divided words and ligatures make no difference.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT028", "different-words", Severity.ERROR, __doc__)
