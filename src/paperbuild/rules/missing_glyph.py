"""A letter of the text is in none of the fonts, so the PDF shows an empty box in its place.

Use another letter, or add a font that has it: `paperbuild doctor` tells which fonts there are.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.diagnostic import Diagnostic, Rule, Severity
from paperbuild.manuscript import Manuscript
from paperbuild.source import Span

RULE = Rule("OUT003", "missing-glyph", Severity.ERROR, __doc__)


def found(manuscript: Manuscript, letter: str) -> Iterator[Diagnostic]:
    """A finding at the first place of `letter` in each section that has it, or one for the paper's metadata."""
    code = manuscript.locale.code
    message = f"no font has the letter `{letter}` (U+{ord(letter):04X})"
    hint = "choose a letter or a font that has it"
    places = [(s.file, s.file.text.find(letter)) for s in manuscript.locale.sections]
    for file, at in places:
        if at >= 0:
            yield RULE.at(file, Span(at, at + 1), message, hint, code)
    if all(at < 0 for _, at in places):
        yield RULE.at_file(f"content/{code}/metadata.toml", message, hint, code)
