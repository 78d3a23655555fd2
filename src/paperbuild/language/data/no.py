"""Norwegian."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="no",
    family="Scandinavian",
    groups_by_space=True,
    has_space_before_percent=True,
)
