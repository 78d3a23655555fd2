"""Renames keys, notes and addresses in a section, at the places that pandoc itself tells, and proves that nothing else
has changed: what is in code, in comments or behind a backslash stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from paperbuild.findings.edits import Replacement
from paperbuild.findings.errors import UsageError
from paperbuild.findings.source import Span
from paperbuild.model.section import Section

# What pandoc 3.9 reads as a key without braces, as far as it is sure: single marks between letters.
_BARE_KEY = re.compile(r"\w(?:[\w]|[:.#$%&\-+?<>~/](?=\w))*")
# What stands around a key in its brackets, with nothing before it.
_BEFORE_KEY = re.compile(r"(?:(?P<semicolon>;)|(?P<opening>\[))\s*-?@\{?\Z")
_AFTER_KEY = re.compile(r"\}?(?P<suffix>[^;\[\]]*)(?:;\s*|(?=\]))")
_NEAR = 200  # characters
_BEFORE_TARGET = r"(?P<before>\]\(\s*<?|^[ ]{0,3}\[[^\]\r\n]+\]:[ \t]*<?|<)"


def _as_it_is(target: str) -> str:
    return target


@dataclass(frozen=True)
class Renames:
    """What is called otherwise in a section: keys, the slugs of notes, the targets of links, and the identifiers that
    pandoc makes of the words of a heading with one of these in it. `merges` says that each new key is that of a work
    already: where both are cited side by side, once is enough."""

    keys: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    target: Callable[[str], str] = _as_it_is
    made: Mapping[str, str] = field(default_factory=dict)
    merges: bool = False

    def to(self, target: str) -> str:
        """What the target of a link is to be."""
        new = self.made.get(target.removeprefix("#")) if target.startswith("#") else None
        return f"#{new}" if new else self.target(target)


def renamed_in(section: Section, renames: Renames) -> list[Replacement]:
    """What changes in `section`."""
    return [*_keys(section, renames), *_notes(section, renames.notes), *_targets(section, renames.to)]


def _keys(section: Section, renames: Renames) -> Iterator[Replacement]:
    text, keys, doubled = section.file.text, renames.keys, _doubled(section, renames)
    for citation in section.citations:
        new = keys.get(citation.key)
        if new is None:
            continue
        start, end = citation.span
        if text[start:end] != citation.key:
            _refuse(section, citation.span, f"where `{citation.key}` is written is not clear")
        if (whole := doubled.get(citation.span)) is not None:
            yield Replacement(whole, "")
            continue
        is_bare = text[start - 1 : start] != "{" and not _BARE_KEY.fullmatch(new)
        yield Replacement(citation.span, f"{{{new}}}" if is_bare else new)


def _doubled(section: Section, renames: Renames) -> Mapping[Span, Span]:
    """The citations that say what another one in the same brackets will say (CIT005), by the places of their keys:
    the whole of each, with the semicolon that parts it from the other."""
    if not renames.merges:
        return {}
    bare = [one for one in section.citations if not one.prefix.strip()]
    kept = {(one.group, one.key, one.suffix.strip()) for one in bare}
    found = {}
    for one in bare:
        if (one.group, renames.keys.get(one.key), one.suffix.strip()) in kept:
            before = _BEFORE_KEY.search(section.file.text, max(0, one.span.start - _NEAR), one.span.start)
            after = _AFTER_KEY.match(section.file.text, one.span.end)
            if before and after:
                is_first = not before["semicolon"]
                start = before.end("opening") if is_first else before.start("semicolon")
                found[one.span] = Span(start, after.end() if is_first else after.end("suffix"))
    return found


def _notes(section: Section, notes: Mapping[str, str]) -> Iterator[Replacement]:
    places = [(one.slug, one.span) for one in section.calls]
    places += [(one.slug, one.span) for one in section.definitions]
    for slug, span in places:
        if slug in notes:
            yield Replacement(Span(span.start + len("[^"), span.end - 1), notes[slug])


def _targets(section: Section, renamed: Callable[[str], str]) -> Iterator[Replacement]:
    changed = {link.target: new for link in section.links if (new := renamed(link.target)) != link.target}
    for old, new in changed.items():
        written = "|".join(re.escape(one) for one in dict.fromkeys((old, unquote(old))))
        pattern = re.compile(rf"{_BEFORE_TARGET}(?P<target>{written})(?=[\s)>]|$)", re.MULTILINE)
        for match in pattern.finditer(section.written):
            yield Replacement(Span(*match.span("target")), new)


def refuse_other_changes(before: Section, after: Section, renames: Renames) -> None:
    """Raises UsageError where `after`, the section with its names changed, is read otherwise than `before` in anything
    but these names."""
    if not after.is_readable or _shape(before, renames) != _shape(after, Renames()):
        place = next((one.span for one in before.citations if one.key in renames.keys), Span(0, 0))
        _refuse(before, place, "with the new name, more than the name would change")


def _shape(section: Section, renames: Renames) -> tuple[object, ...]:
    """What a section is made of, under the new names."""
    doubled = _doubled(section, renames)
    citations = [one for one in section.citations if one.span not in doubled]
    return (
        [(renames.keys.get(one.key, one.key), one.group, one.is_in_text) for one in citations],
        [renames.notes.get(one.note, one.note) for one in citations],
        [] if section.nested else [(one.prefix, one.suffix) for one in citations],
        [(renames.notes.get(one.slug, one.slug), renames.notes.get(one.inside, one.inside)) for one in section.calls],
        [renames.notes.get(one.slug, one.slug) for one in section.definitions],
        [(one.kind, renames.to(one.target), one.title) for one in section.links],
        [(renames.made.get(one.identifier, one.identifier), one.level) for one in section.headings],
        [(one.kind, one.level, one.holder, one.text, one.rows) for one in section.pieces],
        len(section.codes),
        len(section.formulas),
        [one.text for one in section.comments],
        len(section.nested),
    )


def _refuse(section: Section, span: Span, why: str) -> None:
    line = section.file.position(span.start).line
    raise UsageError(f"{section.path}:{line}: {why}", "change it there by hand first; nothing has been changed")
