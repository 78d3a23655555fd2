"""Marks editions of a paper and finds those that are on record; it writes nothing itself."""

from __future__ import annotations

from dataclasses import replace

from paperbuild.compare.publication import edition_of, edition_path, source_digest
from paperbuild.findings.errors import UsageError
from paperbuild.findings.nearest import did_you_mean
from paperbuild.model.edition import EditionRecord, Editions
from paperbuild.model.paper import Paper
from paperbuild.syntax.edition_text import is_edition_name, written_edition


def marked(paper: Paper, name: str) -> tuple[str, EditionRecord]:
    """The text of the record of what `paper` publishes now, as the edition `name`, and what it says.

    Raises UsageError where the edition is on record already, where another edition has the name in other letters, where
    a record cannot be read, and where `paper.toml` gives the edition another name.
    """
    if not is_edition_name(name):
        hint = "letters a to z, digits, `.`, `-` and `_`, the first a letter or a digit: `2026`, `1.2`"
        raise UsageError(f"`{name}` cannot be the name of an edition", hint)
    there = paper.editions.named(name)
    if there and there.name != name:
        hint = "files whose names differ by capitals alone are one file on many systems: choose another name"
        raise UsageError(f"the edition `{there.name}` is on record already", hint)
    if any(one.path == edition_path(name) for one in paper.project.editions):
        hint = "choose another name; if this edition has not been published yet, `--replace` marks it anew"
        raise UsageError(f"the edition `{name}` is on record already", hint)
    if paper.editions.faults:
        broken = paper.editions.faults[0]
        raise UsageError(f"{broken.file.path} cannot be read: {broken.message}", broken.hint)
    said = paper.settings.edition.name if paper.settings.edition else None
    if said and said != name:
        hint = f'set `name = "{name}"` in the [edition] of content/paper.toml, or mark `{said}`'
        raise UsageError(f"content/paper.toml calls this edition `{said}`", hint)
    record = edition_of(paper, name, _replaced(paper))
    return written_edition(record), record


def without_edition(paper: Paper, name: str) -> Paper:
    """`paper` as it would be if the edition `name` had never been marked, whatever its file says: what is marked anew
    has not been published."""
    path, editions = edition_path(name), paper.editions
    return replace(
        paper,
        project=replace(paper.project, editions=tuple(one for one in paper.project.editions if one.path != path)),
        editions=Editions(
            tuple(one for one in editions.records if one.file.path != path),
            tuple(one for one in editions.faults if one.file.path != path),
        ),
    )


def _replaced(paper: Paper) -> str:
    """The edition that a new one takes the place of: the one that the settings name, or the last on record."""
    said, last = paper.settings.edition, paper.editions.last
    return (said.replaces if said else None) or (last.name if last else "")


def named_edition(paper: Paper, name: str) -> EditionRecord:
    """The edition of that name. Raises UsageError where none is on record."""
    found = paper.editions.named(name)
    if found is None:
        known = [one.name for one in paper.editions.records]
        hint = did_you_mean(name, known) or (
            f"on record are {', '.join(f'`{one}`' for one in known)}"
            if known
            else "`paperbuild edition mark NAME` puts one on record"
        )
        raise UsageError(f"no edition is called `{name}`", hint)
    return found


def is_as_published(paper: Paper, record: EditionRecord) -> bool:
    """Whether nothing has changed since `record` was made: not a letter of what the paper is made from."""
    return source_digest(paper.project) == record.digest
