"""Finds for each entry of a PO file the text of the paper that it is for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from paperbuild.engines.gettext import PoEntry, PoFile
from paperbuild.exchange.po.entries import EXPORTED, TextPair, TranslationEntry, digest
from paperbuild.exchange.po.marks import normal
from paperbuild.exchange.po.units import Standing
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.rules.translations import po_duplicate, po_outdated


@dataclass(frozen=True)
class Match:
    """An entry of the PO file, and the entry of the paper that it is for."""

    po: PoEntry
    entry: TranslationEntry

    @property
    def wanted(self) -> str:
        """The translation that the PO file has."""
        return self.po.translation if self.is_kept else normal(self.po.translation)

    @property
    def is_kept(self) -> bool:
        """Whether its lines are kept as they are."""
        text = self.entry.text
        return isinstance(text, TextPair) and text.source.layout is Standing.KEPT

    @property
    def is_change(self) -> bool:
        """Whether the PO file says something else than the paper."""
        present = self.entry.present.text if self.entry.present else ""
        return bool(normal(self.wanted)) and self.wanted != present

    @property
    def text(self) -> TextPair:
        """The text of a section that it is for; only for entries that are for a section."""
        assert isinstance(self.entry.text, TextPair)  # noqa: S101 - strings of metadata.toml go another way
        return self.entry.text


def matched(entries: Sequence[TranslationEntry], po: PoFile) -> tuple[list[Match], list[Diagnostic]]:
    """Each entry of `po` with its entry of the paper: by name and text, or by text alone if only one has it."""
    by_key = {(entry.context, entry.source.text): entry for entry in entries}
    matcher = _Matcher(po)
    moved = [item for item in po.entries if not matcher.take(item, by_key.get((item.context, item.source)))]
    by_text: dict[tuple[str, str], list[TranslationEntry]] = defaultdict(list)
    for entry in entries:
        if entry.context not in matcher.taken:
            by_text[_section_of(entry.context), entry.source.text].append(entry)
    for item in moved:
        free = by_text[_section_of(item.context), item.source]
        if not matcher.take(item, free[0] if len(free) == 1 else None) and is_work(item):
            matcher.findings.append(_outdated(po, item, entries))
    return matcher.matches, matcher.findings


class _Matcher:
    """What has been matched so far, and what is wrong with it."""

    def __init__(self, po: PoFile) -> None:
        self.po = po
        self.taken: dict[str, PoEntry] = {}
        self.matches: list[Match] = []
        self.findings: list[Diagnostic] = []

    def take(self, item: PoEntry, entry: TranslationEntry | None) -> bool:
        """Matches `item` with `entry`, where there is one: the first time. A second time it is told."""
        if entry is None:
            return False
        if entry.context in self.taken:
            line = self.po.file.position(self.taken[entry.context].span.start).line
            message = f"line {line} has a translation of this text already"
            self.findings.append(po_duplicate.RULE.at(self.po.file, item.span, message, "delete one of them"))
        else:
            self.taken[entry.context] = item
            self.matches.append(Match(item, entry))
        return True


def _section_of(context: str) -> str:
    for mark in ("#", "/", "["):
        context = context.partition(mark)[0]
    return context


def _outdated(po: PoFile, item: PoEntry, entries: Sequence[TranslationEntry]) -> Diagnostic:
    there = next((entry for entry in entries if entry.context == item.context), None)
    message = (
        f"`{there.place[0]}:{there.place[1]}` says something else now"
        if there
        else "the source no longer has this text"
    )
    hint = "export again, and copy what is still right; this translation was not imported"
    return po_outdated.RULE.at(po.file, item.span, message, hint)


def is_work(item: PoEntry) -> bool:
    """Whether somebody changed an entry since it was exported."""
    return bool(normal(item.translation)) and left_with(item) != digest(item.translation)


def left_with(item: PoEntry) -> str | None:
    """The short name of the translation that an entry was exported with."""
    return next((line.removeprefix(EXPORTED) for line in item.comments if line.startswith(EXPORTED)), None)
