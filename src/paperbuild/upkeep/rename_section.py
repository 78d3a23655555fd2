"""What names a section that is renamed: links, settings, the baseline, and the addresses that have its name in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from paperbuild.findings.edits import Replacement, Rewritten, rewritten
from paperbuild.findings.errors import UsageError
from paperbuild.findings.source import Span
from paperbuild.model.identifiers import told_apart
from paperbuild.model.numbered import numbered_kind
from paperbuild.model.section import Heading, Section
from paperbuild.upkeep.baseline import renamed_in_baseline
from paperbuild.upkeep.sections import Renames, renamed_in
from paperbuild.upkeep.settings import alias_edits, path_edits
from paperbuild.upkeep.texts import Texts, refuse_unreadable

_NUMBER = re.compile(r"[0-9]+")
_IDENTIFIER = re.compile(r"[^\W\d_][\w-]*")


@dataclass(frozen=True)
class SectionRename:
    """A section whose file is called `new` instead of `old` in every locale, and whose heading, where `identifier` is
    given, has that instead of the one that it had."""

    texts: Texts
    old: str
    new: str
    identifier: str = ""

    @cached_property
    def identifiers(self) -> Mapping[str, str]:
        """The identifiers of the section's headings, one for each locale at most, and what they become."""
        if not self.identifier:
            return {}
        return {heading.identifier: self.identifier for _, heading in self.headings}

    @property
    def headings(self) -> Iterator[tuple[Section, Heading]]:
        """The first heading of the section, in every locale and record."""
        for section in self.texts.all_sections:
            if section.name == self.old and section.headings:
                yield section, section.headings[0]

    def within(self, section: Section) -> Renames:
        """What changes in `section`: the targets of its links. In the renamed section itself a heading is called as
        before."""
        moved = {} if section.name == self.old else self._told_apart

        def target(written: str) -> str:
            return self._target(written, moved)

        return Renames(target=target, made=self.identifiers)

    def _target(self, written: str, moved: Mapping[str, str]) -> str:
        if ":" in written.partition("#")[0]:
            return written
        path, mark, fragment = written.partition("#")
        steps = path.split("/")
        steps[-1] = self.new if steps[-1] == self.old else steps[-1]
        name, dot, rest = fragment.partition(".")
        if fragment in moved:
            fragment = moved[fragment]
        elif name in self.identifiers:
            fragment = f"{self.identifiers[name]}{dot}{rest}"
        return f"{'/'.join(steps)}{mark}{fragment}"

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """Permanent addresses that change, and what they become: those of the heading, and those that are told apart
        by the section's name."""
        return {**self._told_apart, **self.identifiers}

    @cached_property
    def _told_apart(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for sections in self.texts.sections.values():
            found |= self._changed(sections)
        return found

    def _changed(self, sections: Sequence[Section]) -> dict[str, str]:
        """The addresses of a locale that are others under the new name."""
        renamed = sorted((self._renamed(one) for one in sections), key=_order)
        before, after = told_apart(sections), told_apart(renamed)
        found = {}
        for section in sections:
            own, now = before.get(section.path, {}), after.get(self._path(section.path), {})
            for name in sorted({*own, *now}):
                if own.get(name, name) != now.get(name, name):
                    found[own.get(name, name)] = now.get(name, name)
        return found

    def _renamed(self, section: Section) -> Section:
        return replace(section, file=replace(section.file, path=self._path(section.path)))

    def _path(self, path: str) -> str:
        folder, _, name = path.rpartition("/")
        return f"{folder}/{self.new}" if name == self.old else path


def rename_section(rename: SectionRename, paths: Mapping[str, str], *, is_published: bool = False) -> list[Rewritten]:
    """Every file whose text changes where the files in `paths` are called otherwise, under its old path.

    Raises UsageError where a text cannot be read, or the identifier cannot be given.
    """
    texts = rename.texts
    refuse_unreadable(texts)
    if rename.identifier:
        _refuse_identifier(rename)
    given = {section.path: [edit] for section, heading in rename.headings if (edit := _given(rename, section, heading))}
    found = [
        rewritten(one.file, [*renamed_in(one, rename.within(one)), *given.get(one.path, [])])
        for one in texts.all_sections
    ]
    settings = texts.project.settings
    if settings:
        edits = path_edits(settings, lambda path: paths.get(path, path))
        if is_published and rename.addresses:
            edits += alias_edits(settings, rename.addresses)
        found.append(rewritten(settings, edits))
    changed = [one for one in found if one]
    by_path = {one.file.path: one for one in changed}
    baseline = texts.project.baseline
    held = (
        renamed_in_baseline(baseline, by_path, rename.old, rename.new, lambda path: paths.get(path, path))
        if baseline
        else None
    )
    return [*changed, held] if held else changed


def _order(section: Section) -> tuple[bool, int, str]:
    """Sections come by the number in front of their names; those without one come last."""
    number = _NUMBER.match(section.name)
    return number is None, int(number[0]) if number else 0, section.name


def _given(rename: SectionRename, section: Section, heading: Heading) -> Replacement | None:
    """Where the identifier of a heading is written, and the new one."""
    if not rename.identifier:
        return None
    written = re.compile(rf"\{{[^{{}}\r\n]*?#({re.escape(heading.identifier)})(?=[\s}}])")
    match = written.search(section.file.text, *heading.span)
    if match is None:
        line = section.file.position(heading.span.start).line
        hint = f"write `{{#{rename.identifier}}}` behind it in every locale"
        raise UsageError(f"{section.path}:{line}: the heading has no identifier of its own", hint)
    return Replacement(Span(*match.span(1)), rename.identifier)


def _refuse_identifier(rename: SectionRename) -> None:
    new = rename.identifier
    if not _IDENTIFIER.fullmatch(new):
        raise UsageError(f"`{new}` cannot be an identifier", "use letters, digits and `-`, a letter first")
    if numbered_kind(new) or any(map(numbered_kind, rename.identifiers)):
        raise UsageError(f"`{new}`: what a text refers to by `@` is not renamed here", "change it by hand")
    for section in rename.texts.all_sections:
        if any(name == new for name, _ in section.identifiers):
            raise UsageError(f"{section.path} has a place `#{new}` already", "choose another identifier")
