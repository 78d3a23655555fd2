"""Lists of works in a paper: `::: {.bibliography}`, or pandoc's `::: {#refs}`, with what each of them asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from paperbuild.model.bibliography import NO_WORKS, Entry
from paperbuild.model.classes import WORKS_CLASS

REFERENCES = "refs"
"""The identifier by which pandoc knows its list of works."""

BY_NAME, BY_APPEARANCE = "name", "appearance"
_SEPARATORS = re.compile(r"[,;\s]+")


@dataclass(frozen=True)
class WorksList:
    """What a list of works asks for. With a `keyword` it holds every work that has it, cited or not; without one the
    works that the paper cites. Of these it takes the `types` of entry, where any are named. `order` is by name, or in
    that in which the works are first cited; those that are not cited then come last, by name."""

    keyword: str = ""
    types: frozenset[str] = frozenset()
    order: str = BY_NAME

    def takes(self, entry: Entry, *, is_cited: bool) -> bool:
        """Whether `entry` belongs in the list."""
        if not entry.key or entry.type in NO_WORKS or (self.types and entry.type not in self.types):
            return False
        return self.keyword in keywords_of(entry) if self.keyword else is_cited


def works_list(identifier: str, classes: Sequence[str], attributes: Mapping[str, str]) -> WorksList | None:
    """The list of works that a div is, by its identifier, classes and attributes; None for another div."""
    if WORKS_CLASS not in classes and identifier != REFERENCES:
        return None
    types = frozenset(word for word in _SEPARATORS.split(attributes.get("type", "").casefold()) if word)
    return WorksList(attributes.get("keyword", "").strip(), types, attributes.get("order", "").strip() or BY_NAME)


def keywords_of(entry: Entry) -> frozenset[str]:
    """The keywords of an entry, which commas part."""
    return frozenset(word.strip() for word in entry.value("keywords").split(",")) - {""}


def wanted(asked: WorksList, entries: Iterable[Entry], cited: Iterable[str]) -> list[Entry]:
    """The entries of a list, in no order of its own."""
    keys = frozenset(cited)
    return [entry for entry in entries if asked.takes(entry, is_cited=entry.key in keys)]
