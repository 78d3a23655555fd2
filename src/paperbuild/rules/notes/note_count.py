"""The number of notes is not the one in `content/paper.toml`.

The setting `notes` is there to tell you when a note is lost or added.

    notes = 65
    ^^^^^ the paper has 64 notes, not 65

Find the lost note (`paperbuild notes` lists them all), or correct the number. A citation in the text makes a note,
just as a call does.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.paper import Paper
from paperbuild.syntax.toml_places import toml_places

RULE = Rule("NOT008", "note-count", Severity.ERROR, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """The setting `notes`, where the source locale has another number of them."""
    wanted, file = paper.settings.notes, paper.project.settings
    if wanted is None or file is None or not all(section.is_readable for section in paper.source.sections):
        return
    count = sum(len(section.sites) for section in paper.source.sections)
    if count != wanted:
        span = toml_places(file.text).get(("notes",), Span(0, 0))
        message = f"the paper has {count} note{'' if count == 1 else 's'}, not {wanted}"
        yield RULE.at(file, span, message, "`paperbuild notes` lists them; correct the text, or the number")
