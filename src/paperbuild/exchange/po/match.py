"""Finds for each entry of a PO file the text of the paper that it is for.

By its name and text first. The source goes on while a file is with a translator: where a section has got another name,
a text another place, or other words, what was translated is still for it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property

from paperbuild.engines.gettext import PoEntry, PoFile
from paperbuild.exchange.po.entries import EXPORTED, TextPair, TranslationEntry, digest
from paperbuild.exchange.po.marks import NUMBERED, Message, marks_of, normal
from paperbuild.exchange.po.units import Standing
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.model.blocks import TRANSLATORS_NOTE
from paperbuild.rules.translations import po_duplicate, po_outdated

INLINE_NOTE = re.compile(
    rf"<note:(?P<slug>{TRANSLATORS_NOTE}[\w-]+)>(?P<words>(?:(?!</?note:).)+)</note:(?P=slug)>", re.DOTALL
)
"""A translator's note where its call is to stand: its name, and what it says."""

_ALIKE = 0.6
"""How much of the words of two versions of one text is the same at least, from 0 to 1."""

_TELLING = 3
"""So many words tell by themselves which text they are: fewer may stand in many places and be translated in as many
ways."""

_COMPARISONS = 20_000  # of texts with others that stand elsewhere, in one file: about a second
_LONGEST = 20_000  # letters of a text whose versions are compared word by word


@dataclass(frozen=True)
class Match:
    """An entry of the PO file, and the entry of the paper that it is for; `is_behind` says that the source says
    something else by now than the text that was translated."""

    po: PoEntry
    entry: TranslationEntry
    is_behind: bool = False

    @property
    def source(self) -> Message:
        """The text of the source that was translated."""
        if not self.is_behind:
            return self.entry.source
        if self.is_recorded and self.entry.recorded:
            return self.entry.recorded
        known = self.entry.source.marks
        return Message(normal(self.po.source), {mark: known[mark] for mark in marks_of(self.po.source)})

    @property
    def marks(self) -> Mapping[str, str]:
        """How the placeholders of the translation are written: as in the present one, where they are still the same."""
        present = self.entry.present.marks if self.entry.present else {}
        then, today = self.source.marks, self.entry.source.marks
        return {**then, **{mark: written for mark, written in present.items() if then.get(mark) == today.get(mark)}}

    @property
    def is_recorded(self) -> bool:
        """Whether the text that was translated is the one that the translation is recorded to be made from."""
        return self.entry.recorded is not None and self.entry.recorded.text == normal(self.po.source)

    @property
    def wanted(self) -> str:
        """The translation that the PO file has, with a call where it has a translator's note."""
        if self.is_kept or not isinstance(self.entry.text, TextPair):
            return self.po.translation if self.is_kept else normal(self.po.translation)
        return normal(INLINE_NOTE.sub(lambda note: f"{{note:{note['slug']}}}", self.po.translation))

    @cached_property
    def own_notes(self) -> Mapping[str, str]:
        """The translator's notes that are written within the translation (`<note:tn-lease>…</note:tn-lease>`)."""
        if self.is_kept or not isinstance(self.entry.text, TextPair):
            return {}
        return {note["slug"]: normal(note["words"]) for note in INLINE_NOTE.finditer(self.po.translation)}

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
    """Each entry of `po` with its entry of the paper: by name and text; by text alone if only one has it, in its
    section or anywhere; by likeness where the source has other words by now. Entries without a name (spreadsheets and
    some exchange formats lose them) are for the texts that say the same, in their order."""
    matcher = _Matcher(po, entries)
    by_key = {(entry.context, entry.source.text): entry for entry in entries}
    items = list(_renamed(po.entries, entries))
    left = [item for item in items if not matcher.take(item, by_key.get((item.context, item.source)))]
    matcher.take_nameless([item for item in left if not item.context])
    left = [item for item in left if item.context and not matcher.take(item, matcher.only_one(item))]
    left = [item for item in left if not matcher.take(item, matcher.only_one_anywhere(item))]
    left = [item for item in left if not matcher.take(item, matcher.earlier(item), is_behind=True)]
    matcher.findings += [outdated(po, item, entries) for item in left if is_work(item)]
    return matcher.matches, matcher.findings


class _Matcher:
    """What has been matched so far, and what is wrong with it."""

    def __init__(self, po: PoFile, entries: Sequence[TranslationEntry]) -> None:
        self.po = po
        self.comparisons = _COMPARISONS
        self.times = Counter(item.source for item in po.entries)
        self.by_source: dict[str, list[TranslationEntry]] = defaultdict(list)
        self.by_section: dict[str, list[TranslationEntry]] = defaultdict(list)
        for entry in entries:
            self.by_source[entry.source.text].append(entry)
            self.by_section[_section_of(entry.context)].append(entry)
        self.taken: dict[str, PoEntry] = {}
        self.matches: list[Match] = []
        self.findings: list[Diagnostic] = []

    def take(self, item: PoEntry, entry: TranslationEntry | None, *, is_behind: bool = False) -> bool:
        """Matches `item` with `entry`, where there is one: the first time. A second time it is told."""
        if entry is None:
            return False
        if entry.context in self.taken:
            line = self.po.file.position(self.taken[entry.context].span.start).line
            message = f"line {line} has a translation of this text already"
            self.findings.append(po_duplicate.RULE.at(self.po.file, item.span, message, "delete one of them"))
        else:
            self.taken[entry.context] = item
            self.matches.append(Match(item, entry, is_behind))
        return True

    def take_nameless(self, items: Sequence[PoEntry]) -> None:
        """Matches entries without a name: in their order with the texts that say the same; where only one translation
        is left of them, it is for all of these."""
        by_source: dict[str, list[PoEntry]] = defaultdict(list)
        for item in items:
            by_source[item.source].append(item)
        for source, same in by_source.items():
            there = self._free(self.by_source[source])
            is_for_all = len({item.translation for item in same}) == 1
            for item, entry in zip([same[0]] * len(there) if is_for_all else same, there, strict=False):
                self.take(item, entry)
            lost = same[len(there) :] if not (is_for_all and there) else []
            self.findings += [outdated(self.po, item, ()) for item in lost if is_work(item)]

    def only_one(self, item: PoEntry) -> TranslationEntry | None:
        """The text in the section of `item` that says the same, if there is only one that nothing was matched with."""
        name = _section_of(item.context)
        free = [one for one in self._free(self.by_source[item.source]) if _section_of(one.context) == name]
        return free[0] if len(free) == 1 else None

    def only_one_anywhere(self, item: PoEntry) -> TranslationEntry | None:
        """The same in all the paper, for a text of some words that the file has once."""
        free = self._free(self.by_source[item.source])
        is_telling = len(item.source.split()) >= _TELLING and self.times[item.source] == 1
        return free[0] if len(free) == 1 and is_telling else None

    def earlier(self, item: PoEntry) -> TranslationEntry | None:
        """The text whose earlier version `item` is a translation of: what is recorded for it, or what is most like it
        of its section."""
        if not normal(item.translation):
            return None
        free = self._free(self.by_section[_section_of(item.context)])
        source = normal(item.source)
        recorded = [one for one in free if one.recorded and one.recorded.text == source]
        same = next((one for one in recorded or free if one.context == item.context), None)
        if recorded:
            return same or recorded[0]
        if same and _may_be_earlier(item, same) and _likeness(item, same) >= _ALIKE:
            return same
        others = [one for one in free[: self.comparisons] if _may_be_earlier(item, one)]
        self.comparisons -= len(others)
        best = max(((_likeness(item, one), one.context, one) for one in others), default=None, key=lambda one: one[:2])
        return best[2] if best and best[0] >= _ALIKE else None

    def _free(self, entries: Iterable[TranslationEntry]) -> list[TranslationEntry]:
        return [entry for entry in entries if entry.context not in self.taken]


def _renamed(items: Sequence[PoEntry], entries: Sequence[TranslationEntry]) -> Iterator[PoEntry]:
    """`items`, each of a section that the paper does not have under that name any more with the name of today."""
    ours, theirs = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for entry in entries:
        ours[_section_of(entry.context)].add(entry.source.text)
    for item in items:
        theirs[_section_of(item.context)].add(item.source)
    new = {name: texts for name, texts in ours.items() if name not in theirs}
    now = {name: _nearest(texts, new) for name, texts in theirs.items() if name and name not in ours}
    for item in items:
        old = _section_of(item.context)
        yield replace(item, context=now[old] + item.context.removeprefix(old)) if now.get(old) else item


def _nearest(texts: Set[str], sections: Mapping[str, Set[str]]) -> str:
    """The section that has most of `texts`, where that is at least half of them; empty where none has."""
    name = max(sections, default="", key=lambda name: (len(sections[name] & texts), name))
    return name if name and len(sections[name] & texts) * 2 >= len(texts) else ""


def _may_be_earlier(item: PoEntry, entry: TranslationEntry) -> bool:
    """Whether `item` may be of an earlier version of a text, and that version could be written down: the placeholders
    that have numbers may have stood for something else in it."""
    text = entry.text
    if not isinstance(text, TextPair) or text.source.layout is Standing.KEPT:
        return False
    marks = marks_of(item.source)
    is_known = entry.source.marks.keys() >= marks.keys() and not any(_is_numbered(mark) for mark in marks)
    return is_known and (not entry.shown or not text.source.part)


def _is_numbered(mark: str) -> bool:
    kind, _, number = mark.strip("{}</>").partition(":")
    return kind in NUMBERED and number.isdecimal()


def _likeness(item: PoEntry, entry: TranslationEntry) -> float:
    """How much of the words of two texts is the same, from 0 to 1."""
    texts = (normal(item.source), entry.source.text)
    if max(map(len, texts)) > _LONGEST:
        return 0
    before, after = (text.split(" ") if " " in text else [*text] for text in texts)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0
    return matcher.ratio()


def _section_of(context: str) -> str:
    for mark in ("#", "/", "["):
        context = context.partition(mark)[0]
    return context


def outdated(po: PoFile, item: PoEntry, entries: Sequence[TranslationEntry]) -> Diagnostic:
    """What is said of a translation of a text that has changed since, or is gone."""
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
