"""A control that changes the direction of text is opened and not closed in its paragraph, or closes nothing.

Nobody sees these controls. One that is left open shows all that follows in another order than it was typed.

    She said <U+202B>שלום and left.
             ^^^^^^^^ this ends nowhere in its paragraph

Close `U+202A`, `U+202B`, `U+202D` and `U+202E` with `U+202C`, and `U+2066`, `U+2067` and `U+2068` with `U+2069`, or
delete both. It is safer to mark words of another language: `[שלום]{lang=he}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import SourceFile, Span
from paperbuild.language.look_alikes import DIRECTION_CONTROL, control_name, unpaired_controls
from paperbuild.model.project import LocaleSource
from paperbuild.model.section import Section

RULE = Rule("TYP004", "unpaired-direction", Severity.WARNING, __doc__)

_PARAGRAPH = re.compile(r"(?:[^\r\n]+(?:\r\n|\r|\n)?)+")
_HINT = "close it in its paragraph, or delete it"
_ENDS = frozenset("\u202c\u2069")


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every such control in a section."""
    yield from _told(section.file, section.locale)


def check_strings(source: LocaleSource) -> Iterator[Diagnostic]:
    """The same in the strings of a locale."""
    if source.metadata:
        yield from _told(source.metadata, source.code)


def _told(file: SourceFile, locale: str) -> Iterator[Diagnostic]:
    if not DIRECTION_CONTROL.search(file.text):
        return
    for paragraph in _PARAGRAPH.finditer(file.text):
        for place in unpaired_controls(paragraph[0]):
            letter, at = paragraph[0][place], paragraph.start() + place
            what = "ends nothing that began" if letter in _ENDS else "ends nowhere"
            message = f"`{control_name(letter)}` {what} in its paragraph"
            yield RULE.at(file, Span(at, at + 1), message, _HINT, locale)
