"""Says for every translation at once that one change of the source touches none of them; it writes nothing itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from paperbuild.app.locales import Target, blocks_at, record_path, refuse_unmerged, target_of
from paperbuild.compare.mends import Mend, mended, mends
from paperbuild.findings.errors import UsageError
from paperbuild.findings.nearest import nearest
from paperbuild.findings.source import SourceFile
from paperbuild.model.blocks import Block, blocks_of
from paperbuild.model.paper import Paper
from paperbuild.model.project import METADATA_NAME
from paperbuild.model.translation import TranslatedSection
from paperbuild.syntax.markdown.markdown import parse_sections

_FEW_WORDS = 3  # what is more may be two changes, one beside the other


@dataclass(frozen=True)
class Mended:
    """The records by their paths as they are to be, the changes that they are given, and by locale how many blocks have
    other changes still, which is what stays out of date."""

    records: Mapping[str, bytes] = field(default_factory=dict)
    mends: tuple[Mend, ...] = ()
    left: Mapping[str, int] = field(default_factory=dict)


def accepted_everywhere(paper: Paper, text: str, words: Sequence[str]) -> Mended:
    """The records of all locales once they have a change of the source that touches no translation.

    `text` is a line of the source (`content/en/05-rents.md:12`), or a section where `words` say which changes are
    meant, each by the old words or the new. Without `words`, the block must have changed in one place only, and in few
    words, for the locale that was most up to date. Raises UsageError where it is not clear what is meant.
    """
    target = target_of(text, paper.source.code, paper.source.code)
    if target.line is None and not words:
        hint = f'name the line: `{text}:12`; or the words that were changed: `--words "old words"`'
        raise UsageError("a section may have changed in many places", hint)
    changes = _changes(paper, target)
    wanted = {after: _wanted(found, words) for after, found in changes.items()}
    if not any(wanted.values()):
        raise UsageError(f"no translation is out of date at {text} by such a change", _known(changes))
    records: dict[str, bytes] = {}
    left: dict[str, int] = {}
    for translation in paper.translations:
        for section in (one for one in translation.sections if one.name == target.name):
            if made := _made(paper, section, wanted):
                records[record_path(section)] = made.encode()
            if count := _still_open(section, wanted):
                left[translation.code] = count
    said = dict.fromkeys(mend for found in wanted.values() for mend in sorted(found))
    return Mended(records, tuple(said), left)


_Changes = Mapping[Block, Sequence[tuple[Mend, ...]]]
"""For each changed block of the source, what changed in it since each locale was made from it."""


def _changes(paper: Paper, target: Target) -> _Changes:
    if target.name == METADATA_NAME:
        raise UsageError("strings are accepted by locale", "`paperbuild locale accept CODE metadata.toml:LINE`")
    names = [section.name for section in paper.source.sections]
    if target.name not in names:
        near = nearest(target.name, names)
        raise UsageError(f"the source has no section `{target.name}`", f"did you mean `{near}`?" if near else "")
    sections = [one for each in paper.translations for one in each.sections if one.name == target.name]
    refuse_unmerged(sections[:1])
    found: dict[Block, list[tuple[Mend, ...]]] = defaultdict(list)
    for section in sections:
        at = set(blocks_at(section, target)) if target.line is not None else None
        for before, after in _versions(section):
            if at is None or after in at:
                found[after].append(mends(_raw(before), _raw(after)))
    return found


def _versions(section: TranslatedSection) -> Iterator[tuple[Block, Block]]:
    """The blocks that were changed and are still there, but for those that only stand elsewhere."""
    for change in section.changes:
        if change.before is not None and change.after is not None and not change.is_move:
            yield change.before, change.after


def _raw(block: Block) -> str:
    return block.file.text[block.span.start : block.span.end]


def _wanted(found: Sequence[tuple[Mend, ...]], words: Sequence[str]) -> frozenset[Mend]:
    """Which changes of a block are meant, out of those of each locale."""
    if words:
        return frozenset(mend for each in found for mend in each if any(map(mend.is_about, words)))
    latest = min(found, key=lambda each: sum(len(mend.old) + len(mend.new) for mend in each))
    if len(latest) > 1 or any(max(len(mend.old), len(mend.new)) > _FEW_WORDS for mend in latest):
        shown = ", ".join(map(str, latest))
        hint = f'say which is meant, by its old or new words: `--words "{" ".join(latest[0].old or latest[0].new)}"`'
        raise UsageError(f"more was changed here than a few words in one place: {shown}", hint)
    return frozenset(latest)


def _known(changes: _Changes) -> str:
    shown = dict.fromkeys(str(mend) for found in changes.values() for each in found for mend in each)
    return f"what has changed: {', '.join(shown)}" if shown else "nothing was changed there, or all have it already"


def _made(paper: Paper, section: TranslatedSection, wanted: Mapping[Block, frozenset[Mend]]) -> str:
    """The record of a section with the changes that are wanted in it; empty where it has none of them."""
    record = section.record
    if record is None:
        return ""
    text, parts, end = record.file.text, [], 0
    for before, after in sorted(_versions(section), key=lambda pair: pair[0].span):
        new = mended(_raw(before), _raw(after), wanted.get(after, frozenset()))
        if new != _raw(before):
            parts += [text[end : before.span.start], new]
            end = before.span.end
    if not parts:
        return ""
    made = "".join([*parts, text[end:]])
    if made != section.source.file.text:
        _refuse_other_blocks(paper, section, made)
    return made


def _refuse_other_blocks(paper: Paper, section: TranslatedSection, text: str) -> None:
    """The record has the blocks that it had; where a change of words made others, all of it must be accepted."""
    record = section.record
    timeout_s = paper.settings.limits.pandoc_timeout_s
    files = [(SourceFile(record_path(section), text), section.source.locale)]
    read = parse_sections(files, timeout_s)[0]
    if record and [one.kind for one in blocks_of(read)] != [one.kind for one in blocks_of(record)]:
        code = section.translated.locale
        hint = f"accept it there by itself: `paperbuild locale accept {code} {section.name}`"
        raise UsageError(f"the change would make other blocks of what `{code}` was made from", hint)


def _still_open(section: TranslatedSection, wanted: Mapping[Block, frozenset[Mend]]) -> int:
    """How many of the blocks that are meant have other changes in a locale, too."""
    pairs = [pair for pair in _versions(section) if wanted.get(pair[1])]
    return sum(not set(mends(*map(_raw, pair))) <= wanted[pair[1]] for pair in pairs)
