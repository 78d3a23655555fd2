"""A name or an address has an invisible control in it that changes the direction of text.

With it, a name looks like another one: `U+202E` shows what follows from right to left, so that people read other
letters than the program does. No name needs one, in any language.

    A claim.[@{smith<U+202E>8102}]
                    ^^^^^^^^ the key has `U+202E RIGHT-TO-LEFT OVERRIDE` in it

Delete the control. The rule looks at keys, names of notes, identifiers, classes, addresses and names of files. In
running text such controls are allowed: Hebrew or Arabic with Latin words in it may need them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import SourceFile
from paperbuild.language.look_alikes import DIRECTION_CONTROL, control_name
from paperbuild.model.bibliography import Bibliography
from paperbuild.model.paper import Paper
from paperbuild.model.section import Section
from paperbuild.syntax.names_written import WrittenName, names_in_library, names_in_section

RULE = Rule("SEC014", "direction-control", Severity.ERROR, __doc__)

_HINT = "delete it: nobody sees it, and what follows is shown in another order"


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every control in a name or an address of a section."""
    if DIRECTION_CONTROL.search(section.file.text):
        yield from _told(section.file, names_in_section(section), section.locale)


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """The same in the library."""
    if DIRECTION_CONTROL.search(library.file.text):
        yield from _told(library.file, names_in_library(library), "")


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every file of the paper with a control in its name."""
    for path in sorted({*paper.project.sources, *paper.project.files}):
        if control := DIRECTION_CONTROL.search(path):
            yield RULE.at_file(path, f"the name of the file has `{control_name(control[0])}` in it", _HINT)


def _told(file: SourceFile, names: Iterable[WrittenName], locale: str) -> Iterator[Diagnostic]:
    for name in names:
        for control in DIRECTION_CONTROL.finditer(name.text):
            message = f"the {name.kind} has `{control_name(control[0])}` in it"
            yield RULE.at(file, name.place(file, control.start()), message, _HINT, locale)
