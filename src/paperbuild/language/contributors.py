"""Says in the words of a language what somebody did for a work beside writing it: `comp. by Jane Doe and Jo Roe`.

The roles are those of biblatex 3.20 (2.3.6). Where a language's file has no words for one, those of English stand, as
CSL does.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperbuild.language.languages import joined
from paperbuild.language.lookup import language_of, with_region

EDITOR_ROLES = ("compiler", "collaborator", "redactor", "reviser", "founder", "continuator", "organizer")
"""What an editor may be instead (`editortype`)."""
ROLES = ("director", *EDITOR_ROLES, "commentator", "annotator", "introduction", "foreword", "afterword")
_OTHERWISE = "en"
_MOST = 3
"""So many are named; of more only the first, as our style does."""


def contribution(role: str, names: Sequence[str], locale: str) -> str:
    """What `names` did, the last of which may be `others`. A role that is not known stands as it is typed: `Jane Doe
    (cartographer)`."""
    words = {**language_of(_OTHERWISE).contributions, **language_of(locale).contributions}
    said = _listed(names, words["others"], locale)
    return words[role].format(said) if role in ROLES else f"{said} ({role})"


def contributor_name(role: str, count: int, locale: str) -> str:
    """What `count` people are called in brackets, who were not the editors of a work but its `role`."""
    names = {**language_of(_OTHERWISE).contributor_names, **language_of(locale).contributor_names}
    one, _, several = names.get(role, role).partition("/")
    return several if several and count > 1 else one


def _listed(names: Sequence[str], others: str, locale: str) -> str:
    known = [name for name in names if name != "others"]
    if len(known) > _MOST:
        return f"{known[0]} {others}"
    listed = ", ".join(known) if len(known) < len(names) else joined(known, with_region(locale))
    return listed if len(known) == len(names) else f"{listed} {others}"
