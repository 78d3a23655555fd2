"""Renames sections in every locale, with the records of what they were made from; it moves nothing itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperbuild.findings.errors import UsageError
from paperbuild.findings.nearest import nearest
from paperbuild.model.project import RECORDS_FOLDER, Project

Rename = tuple[str, str]
"""What something is called, and what it is to be called: names of sections, or paths."""


def moved(project: Project, renames: Sequence[Rename]) -> list[Rename]:
    """The paths to be moved so that each section of a name in `renames` has the other name, all at the same time: one
    may take the name that another gives up.

    Raises UsageError where a name is no section's, no file has it, or something would be overwritten.
    """
    for name in (name for pair in renames for name in pair):
        if "/" in name or "\\" in name or name.startswith(".") or not name.endswith(".md"):
            hint = "name it without its folder, as in every locale: `05-rents.md`"
            raise UsageError(f"`{name}` is not the name of a section", hint)
    for side in (0, 1):
        names = [pair[side] for pair in renames]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise UsageError(f"`{twice}` stands twice", "name the old and the new name of each section once")
    folders = dict(_folders(project))
    _refuse_unknown(renames, {name for names in folders.values() for name in names})
    return [rename for folder, names in folders.items() for rename in _within(folder, names, renames)]


def mentions(project: Project, paths: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Where settings or a baseline name one of `paths`, as `file:line`, and the path."""
    for file in (project.settings, project.baseline):
        for path in paths if file else ():
            at = file.text.find(f'"{path}"') if file else -1
            if file and at >= 0:
                yield f"{file.path}:{file.position(at).line}", path


def _folders(project: Project) -> Iterator[tuple[str, set[str]]]:
    """Each folder with sections or records, and their names."""
    for source in project.locales:
        yield f"content/{source.code}", {file.name for file in source.sections}
        yield f"content/{source.code}/{RECORDS_FOLDER}", {file.name for file in source.records}


def _refuse_unknown(renames: Sequence[Rename], known: set[str]) -> None:
    for old, _ in renames:
        if old not in known:
            near = nearest(old, known)
            raise UsageError(f"no locale has a section `{old}`", f"did you mean `{near}`?" if near else "")


def _within(folder: str, names: set[str], renames: Sequence[Rename]) -> Iterator[Rename]:
    gone = {old for old, _ in renames if old in names}
    for old, new in renames:
        if old not in names or old == new:
            continue
        if new in names - gone:
            hint = "move that one, too, in the same command, or delete it"
            raise UsageError(f"{folder}/{new} is there already: {folder}/{old} would take its place", hint)
        yield f"{folder}/{old}", f"{folder}/{new}"
