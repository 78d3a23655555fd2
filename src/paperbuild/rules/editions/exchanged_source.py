"""A note that an edition published cites other works now: who cites the note by its address means the old ones.

    [^marsh]: See [@lee2020].
    ^^^^^^^^ in the edition `2026` this note cited `marsh2018`, and it does not now

A note may get more works. If it is about something else now, give it another name. If it cites another work because the
old one was wrong, say so: a correction (`paperbuild edition correct`) that names the address of the note clears this
finding. It is a warning where the note has lost a work and got no other.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.compare.corrected import corrected_since
from paperbuild.compare.now import published_now
from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.aliases import aliases_of, meant
from paperbuild.model.edition import PublishedNote
from paperbuild.model.paper import Paper
from paperbuild.model.published import NoteNow

RULE = Rule("UPD002", "exchanged-source", Severity.ERROR, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every note of the source whose name the newest edition that has it gave to one that cites other works."""
    if not paper.editions.records:
        return
    aliases, told = aliases_of(paper.settings, paper.source.code), set[str]()
    now = {f"note.{one.name}": one for one in published_now(paper, paper.source).notes if one.slug}
    for record, published in reversed([*paper.editions.published(paper.source.code)]):
        corrected = corrected_since(paper, record)
        for name, before in published.notes.items():
            address = meant(f"note.{name}", aliases)
            note = now.get(address)
            if note is None or before.is_citation or name in told:
                continue
            told.add(name)
            if address not in corrected:
                yield from _found(paper, record.name, before, note)


def _found(paper: Paper, edition: str, before: PublishedNote, note: NoteNow) -> Iterator[Diagnostic]:
    aliases = aliases_of(paper.settings, paper.source.code)
    cited = {paper.bibliography.own_key(one.key) for one in note.citations}
    was = {paper.bibliography.own_key(meant(f"work.{key}", aliases).removeprefix("work.")) for key in before.keys}
    gone = sorted(was - cited)
    if not gone:
        return
    rule = RULE if cited - was else RULE.weighing(Severity.WARNING)
    span = next((one.span for one in note.section.definitions if one.slug == note.slug), note.site)
    names = ", ".join(f"`{key}`" for key in gone)
    message = f"in the edition `{edition}` this note cited {names}, and it does not now"
    hint = f"give a note on something else another name; if the old one was wrong, correct it: `note.{note.name}`"
    yield rule.at(note.section.file, span, message, hint, note.section.locale)
