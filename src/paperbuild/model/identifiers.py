"""Tells apart what has one name in two sections of a locale: identifiers made from words, and the names of notes.

A name is told apart by the name of its section, which is the same in every locale, and without the number in front of
that, which changes when a section is added.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from paperbuild.model.section import Section

_NUMBER = re.compile(r"\A\d+[-_. ]+(?=.)")
_SUFFIX = re.compile(r"\.md\Z")
_NO_NAME = re.compile(r"[^\w-]+")


def section_names(paths: Iterable[str]) -> Mapping[str, str]:
    """By its path, what each section is called in identifiers: `rents` of `02-rents.md`, or `02-rents` where another
    section is called so too."""
    named = {path: _SUFFIX.sub("", path.rsplit("/", 1)[-1]) for path in paths}
    short = {path: _NO_NAME.sub("-", _NUMBER.sub("", name)) for path, name in named.items()}
    counts = Counter(short.values())
    return {path: name if counts[name] == 1 else _NO_NAME.sub("-", named[path]) for path, name in short.items()}


def told_apart(sections: Collection[Section]) -> Mapping[str, Mapping[str, str]]:
    """By the path of a section, the identifiers of its headings that are others in the paper than they are in its file:
    those made from words that another section has before it, or has been given. An identifier that has been given never
    changes, and of those made from the same words the first stays. So are the addresses of notes (`note.1`) whose name
    several sections have."""
    given = Counter(identifier for section in sections for identifier in _given(section))
    names = section_names(section.path for section in sections)
    taken: set[str] = set()
    found: dict[str, dict[str, str]] = {}
    for section in sections:
        own = set(_given(section))
        for identifier in _made(section):
            if identifier not in own and (identifier in taken or given[identifier]):
                found.setdefault(section.path, {})[identifier] = f"{names[section.path]}.{identifier}"
        taken.update(identifier for identifier, _ in section.identifiers)
    for (slug, path), name in note_names(_notes(sections)).items():
        if name != slug:
            found.setdefault(path, {})[f"note.{slug}"] = f"note.{name}"
    return found


def shared_names(sections: Collection[Section]) -> Mapping[str, tuple[str, ...]]:
    """By each identifier, or address of a note (`note.1`), that `told_apart` changes somewhere, the paths of all the
    sections that have it."""
    found: dict[str, list[str]] = {}
    changed = {name for own in told_apart(sections).values() for name in own}
    for section in sections:
        own = {identifier for identifier, _ in section.identifiers}
        own |= {f"note.{one.slug}" for one in section.definitions}
        for name in sorted(own & changed):
            found.setdefault(name, []).append(section.path)
    return {name: tuple(paths) for name, paths in found.items()}


def note_names(notes: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
    """What each of `notes`, pairs of a slug and the path of its section, is called in addresses: its slug, or where two
    sections have that, with the name of the section before it (`rents.1`)."""
    homes = Counter(slug for slug, _ in dict.fromkeys(notes))
    names = section_names(dict.fromkeys(path for _, path in notes))
    return {(slug, path): slug if homes[slug] == 1 else f"{names[path]}.{slug}" for slug, path in notes}


def _notes(sections: Collection[Section]) -> list[tuple[str, str]]:
    return [(one.slug, section.path) for section in sections for one in section.definitions]


def _made(section: Section) -> Iterator[str]:
    """The identifiers of headings that are made from their words."""
    yield from (one.identifier for one in section.headings if one.identifier and not one.is_identifier_given)


def _given(section: Section) -> Iterator[str]:
    made = {(one.identifier, one.span) for one in section.headings if not one.is_identifier_given}
    yield from (identifier for identifier, span in section.identifiers if (identifier, span) not in made)
