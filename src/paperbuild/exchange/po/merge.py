"""Brings a PO file's translations into a paper: what changed, and nothing else.

Three texts are compared: what the entry was exported with, what it came back with, and what the paper says now. What
only the PO file changed is imported; what both changed is reported and left alone. Every section is read again before
it is written: if an entry would not come out of it as it went in, nothing is written at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from paperbuild.compare.clocks import compare_section, translation
from paperbuild.compare.counterparts import counterparts
from paperbuild.compare.record import brought_up_to_date
from paperbuild.compare.strings import set_apart, strings_brought_up_to_date
from paperbuild.engines.gettext import PoFile
from paperbuild.exchange.po.entries import (
    EXPORTED,
    STALE,
    UNRECORDED,
    TextPair,
    TranslationEntry,
    digest,
    entries_of,
    has_words_of_source,
    own_notes_of,
    text_entries,
    translation_of,
)
from paperbuild.exchange.po.faults import entry_faults, file_faults
from paperbuild.exchange.po.marks import normal, renumbered
from paperbuild.exchange.po.match import Match, is_work, left_with, matched
from paperbuild.exchange.po.origin import Origin, with_origins
from paperbuild.exchange.po.strings import MetadataText, is_writable, with_strings
from paperbuild.exchange.po.weave import NoPlaceError, WantedText, woven
from paperbuild.findings.diagnostic import Diagnostic, Severity
from paperbuild.findings.source import SourceFile
from paperbuild.model.blocks import blocks_of
from paperbuild.model.paper import Paper
from paperbuild.model.project import METADATA_NAME, RECORDS_FOLDER
from paperbuild.model.translation import TranslatedSection
from paperbuild.rules.markup.merge_mark import in_file
from paperbuild.rules.translations import po_conflict, po_structure, po_without_place
from paperbuild.syntax.markdown.markdown import parse_sections

_EXPORTED_LINE = f"#. {EXPORTED}"


@dataclass(frozen=True)
class Merged:
    """What a PO file brings. `files` are the texts to write, by their paths; `changed` and `accepted` count entries,
    `unfinished` those that are fuzzy and so stay out, `emptied` those that left with a translation, which stays, and
    came back without one, `behind` those that were translated from an earlier text of the source and so are stale,
    `absent` the texts of the paper that the file has no entry for; `unrecorded` are the sections of which it is not
    known what they were made from, and not all of which has been said to be right by now; `po_text` is the PO file as
    it is to be."""

    files: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Diagnostic, ...] = ()
    changed: int = 0
    accepted: int = 0
    unfinished: int = 0
    emptied: int = 0
    absent: int = 0
    behind: int = 0
    po_text: str = ""
    unrecorded: tuple[str, ...] = ()


def merge(paper: Paper, code: str, po: PoFile) -> Merged:
    """What is to be written for the locale `code` by what `po` says; nothing where anything in it is wrong."""
    if conflicts := tuple(in_file(po.file, code)):  # which text is right, nobody has said
        return Merged(findings=conflicts)
    findings = [*file_faults(po, code)]
    if po.file.bad_bytes is not None:  # what it says is anybody's guess
        return Merged(findings=tuple(sorted(findings)))
    entries = entries_of(paper, code)
    matches, lost = matched(entries, po)
    findings += lost
    changes, told = _changes(matches, po)
    findings += told
    changes, origins, told = with_origins(changes, paper, po)
    findings += told
    accepted = _accepted(matches, changes)
    unfinished = sum(bool(normal(match.wanted)) and _is_left_out(match) for match in matches)
    if _stops(findings):
        return Merged(findings=tuple(sorted(findings)))
    files, told = _files(paper, code, changes, po)
    findings += told
    if _stops(findings):
        return Merged(findings=tuple(sorted(findings)))
    up_to_date = {match.entry.context for match in accepted}
    stale = [entry.text for entry in entries if entry.is_stale and entry.context not in up_to_date]
    texts = [text for text in stale if isinstance(text, TextPair)]
    records, unrecorded = _records(paper, code, accepted, texts, origins)
    return Merged(
        {**files, **records, **_string_records(paper, code, changes)},
        tuple(sorted(findings)),
        changed=len(changes),
        accepted=sum(match.entry.is_stale for match in accepted),
        unfinished=unfinished,
        emptied=sum(not normal(match.wanted) and _left_translated(match) for match in matches),
        absent=len(entries) - len(matches),
        behind=sum(match.is_behind for match in changes),
        po_text=_noted(po, changes),
        unrecorded=unrecorded,
    )


def _stops(findings: Sequence[Diagnostic]) -> bool:
    return any(item.severity is Severity.ERROR for item in findings)


# What changes


def _changes(matches: Sequence[Match], po: PoFile) -> tuple[list[Match], list[Diagnostic]]:
    """The entries to write, and what is wrong with others."""
    knows_exports = any(left_with(item) for item in po.entries)
    changes: list[Match] = []
    findings: list[Diagnostic] = []
    for match in matches:
        is_old = knows_exports and not is_work(match.po) and bool(match.entry.shown)
        if not match.is_change or _is_left_out(match) or is_old:
            continue
        if knows_exports and _is_moved_on(match):
            findings.append(_conflict(match, po))
        elif faults := [*entry_faults(match, po)]:
            findings += faults if is_work(match.po) else ()
        else:
            changes.append(match)
    return changes, findings


def _is_left_out(match: Match) -> bool:
    """Whether an entry is somebody's guess, or their unfinished work: fuzzy, and not because the source has changed."""
    return match.po.is_fuzzy and not match.entry.is_stale


def _is_moved_on(match: Match) -> bool:
    """Whether the translation in the paper was changed since the export, so that one of the two would be lost: what
    is still to be translated cannot be lost, and what left as such and has the source's words is so still."""
    entry, left = match.entry, left_with(match.po)
    if not entry.shown or left in {digest(entry.shown), digest(renumbered(entry.shown))}:
        return False
    return not (left == digest("") and has_words_of_source(entry))


def _left_translated(match: Match) -> bool:
    """Whether an entry that is empty now was not so when it was exported, as far as that is known."""
    return bool(match.entry.shown) and left_with(match.po) != digest("")


def _conflict(match: Match, po: PoFile) -> Diagnostic:
    text = match.entry.text
    place = text.unit.place if isinstance(text, TextPair) and text.unit else ()
    where = f"`{place[0]}:{place[1]}`" if place else "the translation in the paper"
    hint = "export again, and copy what is better here; this translation was not imported"
    return po_conflict.RULE.at(po.file, match.po.span, f"{where} was changed since the export, too", hint)


def _accepted(matches: Sequence[Match], changes: Sequence[Match]) -> list[Match]:
    """The entries that say that their text is right by the source of today: those which are not fuzzy, were stale or
    still to be translated, and say something new or nothing else than before."""
    written = {match.entry.context for match in changes}
    knows_exports = any(left_with(match.po) for match in matches)
    found = []
    for match in matches:
        entry, is_written = match.entry, match.entry.context in written
        was_told = not knows_exports or not {STALE, UNRECORDED}.isdisjoint(match.po.comments)
        was_told &= bool(match.po.context)  # what loses the names of entries loses what else is said of them
        is_confirmed = entry.is_stale and was_told and entry.present is not None and match.wanted == entry.present.text
        is_new = is_written and (entry.is_stale or not entry.shown)
        is_of_today = isinstance(entry.text, TextPair) and not match.is_behind
        if is_of_today and not match.po.is_fuzzy and (is_new or is_confirmed):
            found.append(match)
    return found


def _noted(po: PoFile, changes: Sequence[Match]) -> str:
    """The text of the PO file in which what was imported counts as exported, so that people can go on working in it."""
    text = po.file.text
    for match in sorted(changes, key=lambda match: match.po.span, reverse=True):
        at = text.rfind(f"{_EXPORTED_LINE}{left_with(match.po)}", 0, match.po.span.start)
        if at >= 0 and left_with(match.po):
            start = at + len(_EXPORTED_LINE)
            text = text[:start] + digest(match.wanted) + text[start + len(left_with(match.po) or "") :]
    return text


# What is written


def _files(paper: Paper, code: str, changes: Sequence[Match], po: PoFile) -> tuple[dict[str, str], list[Diagnostic]]:
    """The texts of the sections and of `metadata.toml` as they are to be."""
    strings = {match.entry.text.path: match.wanted for match in changes if isinstance(match.entry.text, MetadataText)}
    texts = [match for match in changes if isinstance(match.entry.text, TextPair)]
    files, findings = _metadata(paper, code, strings, changes, po)
    by_section: dict[str, list[Match]] = defaultdict(list)
    for match in texts:
        by_section[match.text.section.name].append(match)
    woven_texts: dict[str, str] = {}
    for name, members in by_section.items():
        try:
            woven_texts[name] = woven([_wanted(m) for m in members])
        except NoPlaceError as error:
            at = next((m for m in members if m.entry.context == error.context), members[0])
            findings.append(po_without_place.RULE.at(po.file, at.po.span, str(error), error.hint))
    if not findings:
        findings += _reread(paper, code, woven_texts, by_section, po)
    return files | {f"content/{code}/{name}": text for name, text in woven_texts.items()}, findings


def _wanted(match: Match) -> WantedText:
    """What is to be written for an entry; placeholders for its own notes are calls of them."""
    calls = {f"{{note:{slug}}}": f"[^{slug}]" for slug in match.own_notes}
    known = own_notes_of(match.text.translated) if match.own_notes else {}
    new = {slug: words for slug, words in match.own_notes.items() if slug not in known}
    return WantedText(match.text, match.entry, match.wanted, {**calls, **match.marks}, new)


def _metadata(
    paper: Paper, code: str, strings: Mapping[tuple[str | int, ...], str], changes: Sequence[Match], po: PoFile
) -> tuple[dict[str, str], list[Diagnostic]]:
    file = next((source.metadata for source in paper.project.locales if source.code == code), None)
    path = f"content/{code}/metadata.toml"
    needs_title = file is None and bool(changes) and ("title",) not in strings
    if needs_title:  # a locale without a title cannot be read
        strings = {("title",): paper.source.metadata.title, **strings}
    if not strings:
        return {}, []
    if not is_writable(file) or (file is not None and file.bad_bytes is not None):
        first = next(match for match in changes if isinstance(match.entry.text, MetadataText))
        message = f"`{path}` cannot be read, so nothing can be written into it"
        return {}, [po_without_place.RULE.at(po.file, first.po.span, message, "see what `paperbuild check` says of it")]
    return {path: with_strings(file.text if file else "", strings)}, []


def _reread(
    paper: Paper, code: str, texts: Mapping[str, str], by_section: Mapping[str, Sequence[Match]], po: PoFile
) -> Iterator[Diagnostic]:
    """Reads what is to be written, and tells every entry that would come out of it in another way than it went in."""
    files = [(SourceFile(f"content/{code}/{name}", text), code) for name, text in texts.items()]
    sections = parse_sections(files, *paper.settings.limits.pandoc)
    locale = next((locale for locale in paper.locales if locale.code == code), None)
    now = {entry.context: entry for entry in entries_of(paper, code)}
    standing = counterparts(paper.settings, paper.bibliography, code)
    for section in sections:
        source = next(one for one in paper.source.sections if one.name == section.name)
        record = locale.records.get(section.name) if locale else None
        beside = compare_section(source, blocks_of(source), section, record, standing)
        again = translation(code, [source], [section], [beside])
        after = {entry.context: entry for entry in text_entries([source], again)}
        yield from _differing(by_section[section.name], now, after, po, again.sections[0])


def _differing(
    members: Sequence[Match],
    now: Mapping[str, TranslationEntry],
    after: Mapping[str, TranslationEntry],
    po: PoFile,
    again: TranslatedSection,
) -> Iterator[Diagnostic]:
    wanted = {match.entry.context: match for match in members}
    is_new = members[0].text.translated is None
    own = {f"{match.text.section.name}[^{slug}]" for match in members for slug in match.own_notes}
    told = False
    for context, match in wanted.items():
        came = after.get(context)
        if came is None or came.present is None or not _is_same(came.present.text, match):
            told = True
            read = f": it would be read as `{came.present.text}`" if came and came.present else ""
            message = f"it would change the structure of `{again.translated.path}`{read}"
            hint = "write it as one plain text, with its placeholders in other places or apart from each other"
            yield po_structure.RULE.at(po.file, match.po.span, message, hint)
    others = [
        context
        for context, entry in after.items()
        if context not in {*wanted, *own} and not is_new and _present(entry) != _present(now.get(context))
    ]
    if not told and (others or (not is_new and _surplus(again) > _surplus(members[0].text.translated))):
        place = f" at `{after[others[0]].place[0]}:{after[others[0]].place[1]}`" if others else ""
        message = f"with it, `{again.translated.path}` would be read in another way{place}"
        yield po_structure.RULE.at(po.file, members[0].po.span, message, "write it as one plain text")


def _is_same(came: str, match: Match) -> bool:
    """Whether a text came out as it went in. Numbers of placeholders are those of today's source, and what was made
    from an earlier one has others."""
    came, wanted = normal(came), normal(match.wanted)
    return came == wanted or (match.is_behind and renumbered(came) == renumbered(wanted))


def _present(entry: TranslationEntry | None) -> str | None:
    return entry.present.text if entry and entry.present else None


def _surplus(section: TranslatedSection | None) -> int:
    """How many blocks of a translation the source does not have."""
    return sum(source is None for source, _ in section.pairs) if section else 0


# What is recorded


def _records(
    paper: Paper, code: str, accepted: Sequence[Match], stale: Sequence[TextPair], origins: Mapping[str, Origin]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """The records as they are to be, and the sections that still have none. A block of several texts is brought up to
    date when none of them is stale any more, and so is a section without a record; what was translated from an earlier
    text gets that (`origins`)."""
    found: dict[str, str] = {}
    unrecorded: set[str] = set()
    there = {file.path for source in paper.project.locales for file in source.records}
    by_name: dict[str, list[TextPair]] = defaultdict(list)
    for match in accepted:
        by_name[match.text.section.name].append(match.text)
    for name in {**by_name, **origins}:
        path = f"content/{code}/{RECORDS_FOLDER}/{name}"
        texts, origin = by_name[name], origins.get(name)
        first = texts[0] if texts else origin.texts[0] if origin else None
        assert first is not None  # noqa: S101 - each name has one of them
        source, translated = origin.section if origin else first.section, first.translated
        if translated is None:
            found[path] = source.file.text
        elif translated.record is None:
            if path in there or any(text.section is first.section for text in stale):  # what is there, is broken
                unrecorded.add(name)
            else:
                found[path] = source.file.text
        elif translated.record.file.text != source.file.text:
            blocks = {text.source.block for text in texts} - {text.source.block for text in stale}
            if origin:
                blocks = {origin.blocks[block] for block in blocks | {text.source.block for text in origin.texts}}
            found[path] = brought_up_to_date(translated.record, source, blocks)
    return found, tuple(sorted(unrecorded))


def _string_records(paper: Paper, code: str, changes: Sequence[Match]) -> dict[str, str]:
    """The record of `metadata.toml` as it is to be. Keywords are one string, of which an entry is only a part: of them
    `locale accept` tells."""
    paths = [
        match.entry.text.path for match in changes if isinstance(match.entry.text, MetadataText) and not match.is_behind
    ]
    files = {source.code: source.metadata for source in paper.project.locales}
    mine, path = files.get(paper.settings.locale), f"content/{code}/{RECORDS_FOLDER}/{METADATA_NAME}"
    if mine and changes and files.get(code) is None:
        return {path: set_apart(mine.text)}
    strings = translation_of(paper, code).strings
    names = frozenset(".".join(map(str, steps)) for steps in paths if steps[0] != "keywords")
    if not names or strings is None or strings.record is None:
        return {}
    text = strings_brought_up_to_date(strings.record, strings.source, names)
    return {} if text == strings.record.file.text else {path: text}
