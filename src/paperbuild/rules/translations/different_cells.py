"""A table has more or fewer rows or cells than in the source, or a cell is empty on one side only.

    | Où     | Combien  |
    ^^^^^^^^^^^^^^^^^^^^^ the table has 2 rows of 2 cells, 1 of them filled in row 2

Add or remove cells until the table matches the source.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC008", "different-cells", Severity.ERROR, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every table whose rows and filled cells are not those of its source."""
    for section, item in translation.differing(Kind.CELLS):
        place = section.place(item.source, item.source_span)
        message = f"the table has {item.written}; that of {place} has {item.wanted}"
        hint = "a row ends with a bar, and so does each of its cells"
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
