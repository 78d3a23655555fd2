"""A name has a letter of another script in it that looks like one of its own.

The two names look the same, and are not: a citation with such a key finds no work, or another one, and a link leads to
another site.

    A claim.[@smіth2018]
                ^ a Cyrillic letter among Latin ones

Type the letter again. Names that are wholly in one script are right in any script, and so are words of different
scripts with a hyphen or a number between them. The rule looks at keys, names of notes, identifiers, classes, and the
names of sites in addresses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import SourceFile, Span
from paperbuild.language.look_alikes import LookAlike, look_alikes
from paperbuild.model.bibliography import Bibliography
from paperbuild.model.section import Section
from paperbuild.syntax.names_written import WrittenName, names_in_library, names_in_section

RULE = Rule("SEC015", "mixed-letters", Severity.WARNING, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """The first such letter of each name in a section."""
    yield from _told(section.file, names_in_section(section), section.locale)


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """The same in the library."""
    yield from _told(library.file, names_in_library(library), "")


def _told(file: SourceFile, names: Iterable[WrittenName], locale: str) -> Iterator[Diagnostic]:
    for name in names:
        if found := next(look_alikes(name.host), None):
            yield RULE.at(file, _place(file, name, found), *_words(name, found), locale)


def _place(file: SourceFile, name: WrittenName, found: LookAlike) -> Span:
    offset = name.text.find(name.host)
    return name.place(file, offset + found.at) if offset >= 0 else name.span


def _words(name: WrittenName, found: LookAlike) -> tuple[str, str]:
    what = f"`{found.letter}` in the {name.kind} is {found.script}, among {found.among} letters"
    return what, f"type it again: `U+{ord(found.letter):04X}` is not the letter that it looks like"
