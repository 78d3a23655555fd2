"""The running text of one format has other words than that of the others.

    PDF   Rents rose by a third.
    HTML  Rents rose by a fifth.
                          ^^^^^ the PDF has `third` here

What is in every format is compared: the text of the sections, without notes, and what stands around it, on cover, title
page and last page, of title, publisher, dates and identifiers. Where lines end, how words are divided there and the
ligatures of print make no difference.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT028", "different-words", Severity.ERROR, __doc__)
