"""A block is of another kind than in the source, such as a paragraph instead of a heading.

Headings of another level and text in another box count as well. Contents, boxes and addresses would differ from one
language to another.

    ### Villes
    ^^^^^^^^^^ a heading of level 3, where content/en/01-rents.md:3 is a heading of level 2

Make it the same kind of block as in the source.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC006", "different-block", Severity.ERROR, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every block that is of another kind or level, or in another box, than its source."""
    for section, item in translation.differing(Kind.BLOCK):
        place = section.place(item.source, item.source_span)
        message = f"{item.written}, where {place} is {item.wanted}"
        hint = f"make it {item.wanted}" if item.wanted.startswith("a") else "look where its box is closed"
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
