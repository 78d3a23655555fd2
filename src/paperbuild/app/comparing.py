"""Compares two editions of a paper: reads both sides and says what has changed, in each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cached_property
from threading import Lock

from paperbuild.app.build import wanted_keys
from paperbuild.app.named import known_codes
from paperbuild.app.parse import parse_projects
from paperbuild.app.sides import Side, shown_name
from paperbuild.checks.check import Verdict, found, judge, standing
from paperbuild.compare.editions.account import Told, account_of
from paperbuild.compare.editions.compared import Compared, compared
from paperbuild.compare.editions.edition import WrittenEdition
from paperbuild.compare.editions.library import work_changes
from paperbuild.compare.editions.said import metadata_changes, setting_changes
from paperbuild.compare.editions.stale import stale_blocks
from paperbuild.compose.assemble import assemble
from paperbuild.core.reader import SectionReader
from paperbuild.engines.memory import NO_MEMORY, EngineMemory
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.errors import UsageError
from paperbuild.model.changes import Account, SideKind
from paperbuild.model.manuscript import Manuscript
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.work import Work
from paperbuild.output.text.citations import works, written_in_full


@dataclass(frozen=True, eq=False)
class ReadSide:
    """A side with its paper parsed, and what was noticed of its settings."""

    side: Side
    paper: Paper
    noticed: Sequence[Diagnostic]
    memory: EngineMemory
    _works: dict[str, tuple[Work, ...]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    @cached_property
    def verdict(self) -> Verdict:
        """What is wrong with it."""
        return judge(self.paper, found(self.paper, self.noticed))

    @property
    def codes(self) -> list[str]:
        """The locales that have sections."""
        return [locale.code for locale in self.paper.locales if locale.sections]

    def works(self, code: str) -> tuple[Work, ...]:
        """The works that readers of it see, as the language of `code` says them."""
        with self._lock:
            if code not in self._works:
                limits = self.paper.settings.limits.pandoc
                keys = wanted_keys(self.paper)
                self._works[code] = works(self.paper.bibliography, keys, code, limits, self.memory)
            return self._works[code]

    def assembled(self, code: str) -> Manuscript:
        """The edition in one language, put together."""
        return assemble(self.paper, self.locale(code))

    def written(self, manuscript: Manuscript) -> WrittenEdition:
        """What `assembled` has put together, with its citations."""
        style = self.paper.project.templates[self.paper.settings.citation_style].text
        cited = written_in_full(manuscript, style, self.works(manuscript.locale.code), self.memory)
        return WrittenEdition(manuscript, cited, self.paper.project.files)

    def locale(self, code: str) -> Locale:
        """The locale of that code."""
        return next(locale for locale in self.paper.locales if locale.code == code)


@dataclass(frozen=True, eq=False)
class SidesCompared:
    """Two sides, and how they differ: `account` tells all, `locales` has what a redline is made of."""

    old: ReadSide
    new: ReadSide
    account: Account
    locales: Mapping[str, Compared]
    told: Mapping[str, Told]


def read_sides(
    sides: Sequence[Side], memory: EngineMemory = NO_MEMORY, reader: SectionReader | None = None
) -> list[ReadSide]:
    """Sides with their papers parsed; `reader`, which may have begun to read them, is then closed."""
    parsed = parse_projects([side.project for side in sides], reader or SectionReader(memory, keeps_all=True))
    return [ReadSide(side, *one, memory) for side, one in zip(sides, parsed, strict=True)]


def compare_sides(old: ReadSide, new: ReadSide, codes: Sequence[str]) -> SidesCompared:
    """How two sides differ in the locales of `codes`; in the paper's own where none is named.

    Raises UsageError where a locale is named that neither has, or the sides are of two papers.
    """
    _refuse_strangers(old, new)
    wanted = known_codes(list(dict.fromkeys((*new.codes, *old.codes))), codes or [new.paper.settings.locale])
    locales = dict(_compared(old, new, [code for code in wanted if _is_in_both(code, old, new)]))
    told = {code: _with_strings(old, new, account_of(one)) for code, one in locales.items()}
    account = Account(
        old.side.name,
        new.side.name,
        setting_changes(old.paper.settings, new.paper.settings),
        tuple(one.changes for one in told.values()),
        work_changes(
            _shown_works(old, new.paper.settings.locale, [one.old for one in locales.values()]),
            _shown_works(new, new.paper.settings.locale, [one.new for one in locales.values()]),
        ),
        tuple(stale_blocks(standing(old.paper), standing(new.paper))),
        tuple(code for code in new.codes if code not in old.codes),
        tuple(code for code in old.codes if code not in new.codes),
    )
    return SidesCompared(old, new, account, locales, told)


def _compared(old: ReadSide, new: ReadSide, codes: Sequence[str]) -> Iterator[tuple[str, Compared]]:
    """How two sides differ in each locale. Pandoc reads the works and writes the citations while Python puts the
    editions together: that takes two cores half as long."""
    with ThreadPoolExecutor(1) as reading, ThreadPoolExecutor(2) as writing:
        for code in codes:
            # One after the other: mostly both have the same works, which are then read once.
            for side in (old, new):
                reading.submit(side.works, code)
            coming = [writing.submit(side.written, side.assembled(code)) for side in (old, new)]
            before, now = (one.result() for one in coming)
            yield code, compared(before, now)


def _is_in_both(code: str, old: ReadSide, new: ReadSide) -> bool:
    return code in old.codes and code in new.codes


def _with_strings(old: ReadSide, new: ReadSide, told: Told) -> Told:
    """What was told of a locale, and what differs in its `metadata.toml`."""
    code = told.changes.locale
    strings = metadata_changes(*(side.locale(code).metadata for side in (old, new)))
    return replace(told, changes=replace(told.changes, settings=tuple(strings)))


def _shown_works(side: ReadSide, code: str, editions: Iterable[WrittenEdition]) -> list[Work]:
    """The works that readers of these editions see, in the words of one language."""
    keys = {one["citationId"] for each in editions for cluster in each.manuscript.clusters for one in cluster.citations}
    return [work for work in side.works(code) if work.key in keys]


def _refuse_strangers(old: ReadSide, new: ReadSide) -> None:
    """Raises UsageError where two sides have neither their short name nor a section in common."""
    if old.paper.settings.slug == new.paper.settings.slug:
        return
    names = [_names(side) for side in (old, new)]
    if names[0] and names[1] and not names[0] & names[1]:
        title = old.paper.source.metadata.title
        what = "the PDF of another paper" if old.side.name.kind is SideKind.PDF else "another paper"
        raise UsageError(
            f"`{shown_name(old.side.name)}` is {what}: no section of “{title}” is in this one",
            "name an earlier edition of this paper",
        )


def _names(side: ReadSide) -> set[str]:
    """What the sections are known by: the names of their files and the identifiers of their headings."""
    sections = side.paper.source.sections
    return {one.name for one in sections} | {f"#{h.identifier}" for one in sections for h in one.headings[:1]}
