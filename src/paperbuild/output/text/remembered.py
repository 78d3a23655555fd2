"""Remembers each fragment by what it is made of: what has not changed is neither typeset nor written again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from paperbuild.engines.limits import EngineLimits
from paperbuild.engines.memory import EngineShelf
from paperbuild.engines.pandoc import write_fragments
from paperbuild.model.manuscript import CITE_MARK
from paperbuild.output.text.addresses import identifiers, with_addresses

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block, Inlines


@dataclass(frozen=True)
class Wanted:
    """A fragment that is asked for: `key` stands for all that it is made of, `make` makes the blocks that it shows."""

    key: bytes
    make: Callable[[], list[Block]]


def content_key(kind: str, text: str, cited: Sequence[Inlines], *more: object) -> bytes:
    """The key of what is made of a tree in the way `kind`, with the citations that it has marks of among `cited`, and
    of `more` (each with a `repr` that tells it apart). `text` is the tree as JSON."""
    numbers = CITE_MARK.findall(text)
    return digest_of_all(kind, text, json.dumps([cited[int(number)] for number in numbers]) if numbers else "", *more)


def digest_of_all(*parts: object) -> bytes:
    """A digest of `parts`, each with a `repr` that tells it apart."""
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def written(wanted: Sequence[Wanted], limits: EngineLimits, shelf: EngineShelf) -> list[str]:
    """The HTML of each fragment as pandoc writes it; what is on the shelf is taken from it.

    A fragment is kept as the keys of its blocks, each of which pandoc writes as if it stood alone: where a word has
    changed, one paragraph is written. Raises MissingToolError where pandoc is missing, EngineError where it fails,
    EngineTimeoutError or EngineMemoryError where it takes more than `limits`.
    """
    missing: dict[bytes, str] = {}
    fragments = [_known_blocks(one, shelf) or _blocks(one, missing, shelf) for one in wanted]
    html = dict(zip(missing, write_fragments([*missing.values()], *limits), strict=True))
    for key, new in html.items():
        shelf.put(key, new)
    for one, keys in zip(wanted, fragments, strict=True):
        if shelf.get(one.key) != keys:
            shelf.put(one.key, keys)
    html |= {key: str(shelf.get(key)) for keys in fragments for key in keys if key not in html}
    return ["\n".join(html[key] for key in keys if html[key]) for keys in fragments]


def _known_blocks(one: Wanted, shelf: EngineShelf) -> tuple[bytes, ...]:
    """The keys of the blocks of a fragment that has been written; empty where it has not been, or has none."""
    keys = shelf.get(one.key)
    is_known = isinstance(keys, tuple) and all(shelf.get(key) is not None for key in keys)
    return keys if is_known and isinstance(keys, tuple) else ()


def _blocks(one: Wanted, missing: dict[bytes, str], shelf: EngineShelf) -> tuple[bytes, ...]:
    """The keys of the blocks of a fragment; those that are not on the shelf are added to `missing`."""
    texts = [json.dumps([block]) for block in one.make()]
    keys = tuple(digest_of_all("block", text) for text in texts)
    missing.update({key: text for key, text in zip(keys, texts, strict=True) if shelf.get(key) is None})
    return keys


class PartDraft:
    """A part of the paper before its addresses: `key` stands for what `make` makes its blocks of."""

    def __init__(
        self,
        identifier: str,
        key: bytes,
        make: Callable[[], list[Block]],
        shelf: EngineShelf,
        kept: Mapping[str, str],
    ) -> None:
        """`kept` are the addresses in the paper that are not those by place."""
        self.identifier, self.key = identifier, key
        self._make, self._shelf, self._kept = make, shelf, kept

    @cached_property
    def blocks(self) -> list[Block]:
        """Its blocks."""
        return self._make()

    @cached_property
    def identifiers(self) -> tuple[str, ...]:
        """Every identifier in it."""
        return _remembered(self._shelf, digest_of_all("identifiers", self.key), lambda: tuple(identifiers(self.blocks)))

    def addressed(self, taken: frozenset[str]) -> tuple[Wanted, tuple[str, ...]]:
        """The part with an address for everything in it, none of which is `taken`, and these addresses."""
        kept = {by_place: self._kept[by_place] for by_place in self._near(self._kept)}
        key = digest_of_all("part", self.identifier, self.key, self._near(taken), *sorted(kept.items()))

        @cache
        def make() -> tuple[list[Block], tuple[str, ...]]:
            more = {*taken}
            blocks = with_addresses(self.blocks, self.identifier, more, kept)
            return blocks, tuple(sorted(more - taken))

        addresses = _remembered(self._shelf, digest_of_all("addresses", key), lambda: make()[1])
        return Wanted(key, lambda: make()[0]), addresses

    def _near(self, taken: Iterable[str]) -> list[str]:
        """Those of `taken` that an address in it could be: they begin with one of its identifiers and a full stop."""
        own = {self.identifier, *self.identifiers}
        return sorted(one for one in taken if any(start in own for start in _starts(one)))


def _starts(address: str) -> Iterator[str]:
    """What stands in `address` before each full stop."""
    at = address.find(".")
    while at >= 0:
        yield address[:at]
        at = address.find(".", at + 1)


def _remembered(shelf: EngineShelf, key: bytes, make: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
    known = shelf.get(key)
    if isinstance(known, tuple):
        return known
    made = make()
    shelf.put(key, made)
    return made


def with_all_addresses(drafts: Sequence[PartDraft]) -> list[Wanted]:
    """The parts of a paper, each with its addresses: none is given twice, or is an identifier that the paper has."""
    taken = frozenset(one for draft in drafts for one in draft.identifiers)
    wanted: list[Wanted] = []
    for draft in drafts:
        one, addresses = draft.addressed(taken)
        wanted.append(one)
        taken = taken.union(addresses)
    return wanted
