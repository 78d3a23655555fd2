"""Which parts of a paper hurried readers look for first: its summary, its key points, its recommendations."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from paperbuild.model.manuscript import Manuscript

_NAMES = "(?:executive-)?summary|key-(?:points|findings|messages)|recommendations|demands"
# Both are the same in every language of a paper: `## Points clés {#key-points}`, `content/fr/07-recommendations.md`.
_IDENTIFIER = re.compile(_NAMES)
_PATH = re.compile(rf".*/\d+[a-z]?-(?:{_NAMES})\.md")


def key_entries(contents: Sequence[dict[str, Any]], manuscript: Manuscript) -> list[dict[str, Any]]:
    """The entries of `contents`, a tree, that lead to such parts, in their order.

    A heading is one by its identifier, a whole section also by the name of its file. What stands in one that is named
    is not named again.
    """
    named = {part.identifier for part in manuscript.parts if _PATH.fullmatch(part.path)}
    return list(_chosen(contents, named))


def _chosen(contents: Sequence[dict[str, Any]], named: Collection[str]) -> Iterator[dict[str, Any]]:
    for entry in contents:
        if entry["id"] in named or _IDENTIFIER.fullmatch(entry["id"]):
            yield entry
        else:
            yield from _chosen(entry["children"], named)
