"""Puts together who else had a part in a work, of fields that pandoc's reader drops: `editora`, `annotator`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from paperbuild.engines.pandoc_tree import word
from paperbuild.language.contributors import contribution, contributor_name
from paperbuild.model.work import CONTRIBUTIONS, EDITOR_BY, EDITOR_ROLE, WorkName

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Inlines

OTHER_EDITORS = ("editora", "editorb", "editorc")
_CONTRIBUTORS = ("commentator", "annotator", "introduction", "foreword", "afterword")
CONTRIBUTOR_FIELDS = (*OTHER_EDITORS, *_CONTRIBUTORS)
EDITOR_TYPES = tuple(f"{name}type" for name in ("editor", *OTHER_EDITORS))
"""The fields that say what those named as editors were: `editortype`."""
_OF_STYLES = {"editor": "editor", "translator": "translator"}
"""Roles that are variables of every style."""

Names = Mapping[str, Sequence[WorkName]]


def with_other_editors(names: Names, others: Names, types: Mapping[str, str]) -> dict[str, tuple[WorkName, ...]]:
    """The `names` of a work, with the `others` beside it whose type is a role that every style knows."""
    made = {role: tuple(people) for role, people in names.items()}
    if types.get("editortype") == "translator" and "translator" not in made and "editor" in made:
        made["translator"] = made.pop("editor")  # pandoc takes every `editor` for one
    for name in OTHER_EDITORS:
        if (role := _OF_STYLES.get(_type_of(name, types))) and name in others:
            made[role] = (*made.get(role, ()), *others[name])
    return made


def contributors(names: Names, others: Names, types: Mapping[str, str], locale: str) -> dict[str, Inlines]:
    """What our style prints of those who had a part, in the words of `locale`: those in fields of their own, and what
    the editors were where they were something else."""
    made: dict[str, Inlines] = {}
    roles = [(name, _type_of(name, types)) for name in CONTRIBUTOR_FIELDS if name in others]
    said = [_said(role, others[name], locale) for name, role in roles if role not in _OF_STYLES]
    if "author" in names and "director" in names:  # without an author, they stand in its place
        said.insert(0, _said("director", names["director"], locale))
    if said:
        made[CONTRIBUTIONS] = [word(", ".join(said))]
    role = _type_of("editor", types)
    if role not in {*_OF_STYLES, "director"} and (editors := names.get("editor")):
        made[EDITOR_ROLE] = [word(contributor_name(role, len(editors), locale))]
        made[EDITOR_BY] = [word(_said(role, editors, locale))]
    return made


def _type_of(name: str, types: Mapping[str, str]) -> str:
    """The role of those in the field `name`: what its type says, the field's own, or that of an editor."""
    return types.get(f"{name}type") or ("editor" if name.startswith("editor") else name)


def _said(role: str, people: Sequence[WorkName], locale: str) -> str:
    return contribution(role, [name.full_name for name in people], locale)
