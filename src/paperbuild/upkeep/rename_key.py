"""Gives a work of the library another key, at every place where the paper names it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from paperbuild.findings.edits import Replacement, Rewritten, rewritten
from paperbuild.findings.errors import UsageError
from paperbuild.findings.nearest import did_you_mean
from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.bibliography import Bibliography, Entry
from paperbuild.model.published import NoteNow, Published
from paperbuild.model.section import Heading, Section
from paperbuild.rules.library import uncitable_key
from paperbuild.upkeep import settings as in_settings
from paperbuild.upkeep.baseline import renamed_in_baseline
from paperbuild.upkeep.library import key_edits
from paperbuild.upkeep.sections import Renames, renamed_in
from paperbuild.upkeep.texts import Texts, refuse_unreadable


def rename_key(texts: Texts, old: str, new: str, *, is_published: bool = False) -> list[Rewritten]:
    """Every file in which the key `old` becomes `new`, as it is to be; `is_published`: an edition may have the old key,
    so `paper.toml` says what has become of it.

    Raises UsageError where there is no such key, the new one is no key or another's, or a text cannot be read.
    """
    library = texts.library
    refuse_unreadable(texts)
    refuse_missing(library, old)
    _refuse_taken(library, old, new)
    return rewritten_texts(texts, key_renames(texts, old, new), [*key_edits(library, old, new)], old, new, is_published)


def key_renames(texts: Texts, old: str, new: str, *, merges: bool = False) -> Renames:
    """What is called otherwise in sections: the key, and the addresses that have it in them. `merges`: `new` is the key
    of a work already."""
    return Renames(keys={old: new}, target=_target(texts, old, new), made=_made(texts, old, new), merges=merges)


def rewritten_texts(
    texts: Texts, renames: Renames, library: Sequence[Replacement], old: str, new: str, is_published: bool
) -> list[Rewritten]:
    """Every file that changes where the key `old` becomes `new`, the library by the edits that are given."""
    found = [rewritten(section.file, renamed_in(section, renames)) for section in texts.all_sections]
    found.append(rewritten(texts.library.file, library))
    if texts.project.settings:
        edits = in_settings.key_edits(texts.project.settings, old, new)
        if is_published:
            moved = _addresses(texts, old, new)
            left = {address: now for address, now in moved.items() if address not in moved.values()}
            edits += in_settings.alias_edits(texts.project.settings, left)
        found.append(rewritten(texts.project.settings, edits))
    changed = [one for one in found if one]
    baseline = texts.project.baseline
    by_path = {one.file.path: one for one in changed}
    held = renamed_in_baseline(baseline, by_path, old, new) if baseline else None
    return [*changed, held] if held else changed


def _addresses(texts: Texts, old: str, new: str) -> dict[str, str]:
    """The addresses that have the key in them: that of the work, and those of the notes that a citation makes by
    itself, which are called after the first work that they cite and numbered from the second on."""
    found = {f"work.{old}": f"work.{new}"}
    for own in texts.sections.values():
        found |= _of_notes(Published(own, 1, {}).notes, old, new)
    return found


def _of_notes(notes: Iterable[NoteNow], old: str, new: str) -> Iterator[tuple[str, str]]:
    """What becomes of the addresses of notes that are called after `old`, and of those that are called after `new`
    already: the notes of one work are counted in their order."""
    counts = Counter[str]()
    for note in notes:
        if note.slug or not note.citations:
            continue
        first = note.citations[0].key
        name = new if first == old else first
        counts[name] += 1
        now = name if counts[name] == 1 else f"{name}-{counts[name]}"
        if first in {old, new} and note.name != now:
            yield f"note.{note.name}", f"note.{now}"


def _made(texts: Texts, old: str, new: str) -> dict[str, str]:
    """The identifiers that pandoc makes of headings with a citation of `old` in them, and what it will make of them."""
    before, after = _in_identifier(old), _in_identifier(new)
    found = {
        heading.identifier: heading.identifier.replace(before, after)
        for section in texts.all_sections
        for heading in section.headings
        if not heading.is_identifier_given and before in heading.identifier and _cites(section, heading, old)
    }
    return {identifier: made for identifier, made in found.items() if identifier != made}


def _cites(section: Section, heading: Heading, key: str) -> bool:
    return any(one.key == key and heading.span.start <= one.span.start < heading.span.end for one in section.citations)


def _in_identifier(key: str) -> str:
    """What of a key pandoc keeps in an identifier."""
    return re.sub(r"[^\w.-]", "", key).lower()


def _target(texts: Texts, old: str, new: str) -> Callable[[str], str]:
    """What an address with the key in it is called from now on: that of a work, or of a note that cites it."""
    slugs = {note.slug for section in texts.all_sections for note in section.definitions}
    names = "work" if old in slugs else "work|note"
    pattern = re.compile(rf"#(?P<what>{names})\.(?P<key>{re.escape(old)}|{re.escape(new)})(?P<count>(?:-\d+)?)")
    known = _addresses(texts, old, new)

    def renamed(target: str) -> str:
        match = pattern.fullmatch(target)
        if match is None:
            return target
        other = f"{match['what']}.{new}{match['count']}" if match["key"] == old else target[1:]
        return f"#{known.get(target[1:], other)}"

    return renamed


def refuse_missing(library: Bibliography, old: str) -> None:
    """Raises UsageError where there is no entry that `old` names for sure."""
    if any(one.key == old for one in library.broken):
        raise UsageError(f"the entry `{old}` cannot be read", "`paperbuild check` says why; correct it first")
    places = [entry.key_span for entry in library.entries if entry.key == old]
    if len(places) > 1:
        lines = " and ".join(str(library.file.position(span.start).line) for span in places)
        raise UsageError(f"several entries have the key `{old}`: lines {lines}", "delete those that are too many")
    if not places and old not in library.aliases:
        raise UsageError(f"no entry has the key `{old}`", did_you_mean(old, library.known_keys))


def _refuse_taken(library: Bibliography, old: str, new: str) -> None:
    if new.casefold() == old.casefold():
        why = "are the same key" if new == old else "differ only in capitals, which BibTeX does not tell apart"
        raise UsageError(f"`{old}` and `{new}` {why}", "choose another key")
    known = {key.casefold(): key for key in library.known_keys}
    if taken := known.get(new.casefold()):
        hint = f"to make one entry of the two: `paperbuild bib merge {taken} {old}`"
        raise UsageError(f"there is an entry `{taken}` already", hint)
    refuse_uncitable(new)


def refuse_uncitable(key: str) -> None:
    """Raises UsageError where nothing could cite `key`."""
    file = SourceFile("", key)
    entry = Entry(key, "misc", {}, (), Span(0, len(key)), Span(0, len(key)), key)
    found = next(_uncitable(Bibliography(file, (entry,), (), ())), None)
    if not key:
        raise UsageError("a key cannot be empty", "use letters, digits and `-`")
    if found:
        raise UsageError(*found)


def _uncitable(library: Bibliography) -> Iterator[tuple[str, str]]:
    for finding in uncitable_key.check_library(library):
        yield finding.message, finding.hint.replace(", here and where it is cited", "")
