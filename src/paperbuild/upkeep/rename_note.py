"""Gives a note another name: where it is called and where it is defined, in every locale and every record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from paperbuild.findings.edits import Rewritten, rewritten
from paperbuild.findings.errors import UsageError
from paperbuild.findings.nearest import did_you_mean
from paperbuild.model.blocks import TRANSLATORS_NOTE
from paperbuild.model.identifiers import note_names
from paperbuild.model.section import Section
from paperbuild.upkeep.baseline import renamed_in_baseline
from paperbuild.upkeep.sections import Renames, renamed_in
from paperbuild.upkeep.settings import alias_edits
from paperbuild.upkeep.texts import Texts, refuse_unreadable

_SLUG = re.compile(r"[^\s\[\]^]+")


@dataclass(frozen=True)
class NoteRename:
    """A note's name that changes: in the section called `section`, from `old` to `new`."""

    section: str
    old: str
    new: str

    def within(self, texts: Texts, section: Section) -> Renames:
        """What changes in `section`: calls and definitions in the one that has the note, links to it in all."""
        notes = {self.old: self.new} if section.name == self.section else {}
        moved = {f"#{before}": f"#{after}" for before, after in self.addresses(texts).items()}
        return Renames(notes=notes, target=lambda target: moved.get(target, target))

    def addresses(self, texts: Texts) -> dict[str, str]:
        """The note's permanent addresses, and what they become."""
        found = {}
        for sections in texts.sections.values():
            before = note_names([(note.slug, one.path) for one in sections for note in one.definitions])
            after = note_names([(self._now(one, note.slug), one.path) for one in sections for note in one.definitions])
            for (slug, path), name in before.items():
                if slug == self.old and path.endswith(f"/{self.section}"):
                    found[f"note.{name}"] = f"note.{after[self.new, path]}"
        return found

    def _now(self, section: Section, slug: str) -> str:
        return self.new if section.name == self.section and slug == self.old else slug


def note_rename(texts: Texts, old: str, new: str, section: str = "") -> NoteRename:
    """Which note is meant. Raises UsageError where there is none, or several sections have one of that name, or the new
    name is no name, is another note's, or would make a translator's note of it."""
    refuse_unreadable(texts)
    homes = dict.fromkeys(one.name for one in texts.all_sections if old in _slugs(one))
    if section:
        names = {one.name for one in texts.all_sections}
        if section not in names:
            raise UsageError(f"no locale has a section `{section}`", did_you_mean(section, names))
        homes = dict.fromkeys(name for name in homes if name == section)
    if not homes:
        known = {slug for one in texts.all_sections for slug in _slugs(one)}
        where = f" in `{section}`" if section else ""
        raise UsageError(f"no note is called `{old}`{where}", did_you_mean(old, known))
    if len(homes) > 1:
        named = ", ".join(f"`{name}`" for name in homes)
        raise UsageError(f"several sections have a note `{old}`: {named}", f"say which: `-s {next(iter(homes))}`")
    rename = NoteRename(next(iter(homes)), old, new)
    _refuse_name(texts, rename)
    return rename


def rename_note(texts: Texts, rename: NoteRename, *, is_published: bool = False) -> list[Rewritten]:
    """Every file in which the note gets its new name, as it is to be."""
    found = [rewritten(one.file, renamed_in(one, rename.within(texts, one))) for one in texts.all_sections]
    if is_published and texts.project.settings:
        found.append(rewritten(texts.project.settings, alias_edits(texts.project.settings, rename.addresses(texts))))
    changed = [one for one in found if one]
    by_path = {one.file.path: one for one in changed}
    baseline = texts.project.baseline
    held = renamed_in_baseline(baseline, by_path, rename.old, rename.new) if baseline else None
    return [*changed, held] if held else changed


def _slugs(section: Section) -> Iterator[str]:
    yield from (one.slug for one in section.definitions)
    yield from (one.slug for one in section.calls)


def _refuse_name(texts: Texts, rename: NoteRename) -> None:
    old, new = rename.old, rename.new
    if not _SLUG.fullmatch(new) or not re.search(r"\w", new):
        raise UsageError(f"`{new}` cannot be the name of a note", "use letters, digits and `-`")
    if old.startswith(TRANSLATORS_NOTE) != new.startswith(TRANSLATORS_NOTE):
        raise UsageError(f"only notes of translators begin with `{TRANSLATORS_NOTE}`", "choose another name")
    for section in (one for one in texts.all_sections if one.name == rename.section):
        taken = {slug.casefold() for slug in _slugs(section)} - ({old.casefold()} if old != new else set())
        if new.casefold() in taken:
            raise UsageError(f"{section.path} has a note `{new}` already", "choose another name")
