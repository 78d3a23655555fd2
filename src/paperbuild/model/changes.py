"""What has changed from one edition of a paper to another, as values: what `paperbuild diff` tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    """What has happened to something."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    RENAMED = "renamed"
    RENUMBERED = "renumbered"


class SideKind(StrEnum):
    """What one side of a comparison was read from."""

    EDITION = "edition"
    REVISION = "revision"
    FOLDER = "folder"
    PDF = "pdf"


@dataclass(frozen=True)
class SideName:
    """One side: what the user called it, what that is, and the commit that it was read from, where there is one."""

    name: str
    kind: SideKind
    commit: str = ""


@dataclass(frozen=True)
class BlockPlace:
    """Where a block stands: in the section with that identifier, number (empty where it has none) and title, in the
    file `path` at `line` (from 1)."""

    section: str
    number: str
    title: str
    path: str
    line: int


@dataclass(frozen=True)
class FigureChange:
    """Figures of a block as they were and as they are; either may be empty."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    place: BlockPlace


@dataclass(frozen=True)
class BlockChange:
    """What has happened to a block, or, where `count` is more than one, to so many that follow each other. `what` is
    its kind in a word (`paragraph`, `heading`, `list item`). `words` are its words in pieces: each with `same`, `gone`
    or `come`; the number of a note that is called no more or newly has `call gone` or `call come`. Of what has moved,
    both places are known; it may have changed as well (`is_changed`)."""

    kind: ChangeKind
    what: str
    old: BlockPlace | None
    new: BlockPlace | None
    words: tuple[tuple[str, str], ...]
    count: int = 1
    is_changed: bool = False

    @property
    def old_text(self) -> str:
        """What it said; empty where it did not stand."""
        return _said(self.words, "gone")

    @property
    def new_text(self) -> str:
        """What it says; empty where it stands no more."""
        return _said(self.words, "come")


@dataclass(frozen=True)
class SectionChange:
    """What has happened to a section. `old_after` and `new_after` are the titles of the sections that it followed and
    follows; empty where it was or is the first, and where it does not stand."""

    kind: ChangeKind
    identifier: str
    old_title: str
    new_title: str
    old_after: str = ""
    new_after: str = ""


@dataclass(frozen=True)
class NoteChange:
    """What has happened to a note; its numbers are 0 where it does not stand. One that was changed or renamed may have
    another number, too. `old_identifier` is what it was called, where that is another name."""

    kind: ChangeKind
    identifier: str
    old_number: int
    new_number: int
    words: tuple[tuple[str, str], ...]
    old_keys: tuple[str, ...] = ()
    new_keys: tuple[str, ...] = ()
    old_identifier: str = ""

    @property
    def old_text(self) -> str:
        """What it said."""
        return _said(self.words, "gone")

    @property
    def new_text(self) -> str:
        """What it says."""
        return _said(self.words, "come")


@dataclass(frozen=True)
class FieldChange:
    """A field, or a setting, as it was and as it is; empty where it is not said."""

    name: str
    old: str
    new: str


@dataclass(frozen=True)
class WorkChange:
    """What has happened to a work that readers see: its key, the fields that differ, and how it is named."""

    kind: ChangeKind
    key: str
    name: str
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class StaleBlock:
    """A block of a translation that this update makes stale: its place in the translation, and what its source said
    and says now."""

    locale: str
    path: str
    line: int
    old: str
    new: str


@dataclass(frozen=True)
class LocaleChanges:
    """What has changed in one language."""

    locale: str
    settings: tuple[FieldChange, ...] = ()
    sections: tuple[SectionChange, ...] = ()
    blocks: tuple[BlockChange, ...] = ()
    notes: tuple[NoteChange, ...] = ()
    figures: tuple[FigureChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing has changed."""
        return not (self.settings or self.sections or self.blocks or self.notes or self.figures)


@dataclass(frozen=True)
class Account:
    """All that has changed between two sides. `added` and `removed` are the locales that only one of them has."""

    old: SideName
    new: SideName
    settings: tuple[FieldChange, ...] = ()
    locales: tuple[LocaleChanges, ...] = ()
    works: tuple[WorkChange, ...] = ()
    stale: tuple[StaleBlock, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing has changed that readers or translators see."""
        has_own = self.settings or self.works or self.stale or self.added or self.removed
        return not has_own and all(one.is_empty for one in self.locales)


def _said(words: Sequence[tuple[str, str]], how: str) -> str:
    said = "".join(text for one, text in words if one in {"same", how})
    return "\n".join(line for line in said.strip(" \n").split("\n") if line)
