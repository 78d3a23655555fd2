"""Has what an edition published keep its address, wherever it stands now, and gives what is new one that none had.

What stands in a text is paired with what the records have: first what says the same, word for word, then what is most
alike. Nothing is paired because of its place alone: what nothing on record is like is new. Where several say the same,
they are paired in their order, first those under one heading.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from paperbuild.compare.fingerprints import digest_of, fingerprint, likeness
from paperbuild.model.addressed import Placed, placed
from paperbuild.model.edition import Editions, PublishedBlock
from paperbuild.model.section import PieceKind, Section

_ALIKE = 0.3  # share of pairs of words: of two texts of one paper that say other things, hardly any have a tenth
_COMMON = 64  # what stands in more blocks than this tells none from another, and would cost the square of their number
_COUNTED = re.compile(r"(?P<prefix>.*\.(?P<letter>[pidtfq])(?:\d+\.)*)(?P<count>\d+)\Z")


def kept_addresses(
    editions: Editions, code: str, sections: Sequence[Section], source: Sequence[Section] = ()
) -> Mapping[str, str]:
    """By the address that something in `sections` has by its place, the one that it keeps, or gets, where that is
    another. `code` is the language of `sections`, and `source` are the sections of the source, of a translation: what
    is not known by its words is known by its counterpart's, where that stands at the same place."""
    if not editions.records:
        return {}
    there = _counted(sections)
    known = _known(editions, code, there)
    if source:
        known = _with_source(known, there, editions, _counted(source))
    return dict(_given(there, known, editions))


def _counted(sections: Sequence[Section]) -> list[Placed]:
    """What has an address by its place alone, but for boxes."""
    return [one for one in placed(sections) if not one.is_named and one.letter not in "cn"]


def _known(editions: Editions, code: str, there: Sequence[Placed]) -> dict[str, str]:
    """By the address of what stands `there` that of the same on record."""
    on_record = editions.latest.get(code, {})
    by_letter: dict[str, dict[str, PublishedBlock]] = defaultdict(dict)
    for address, block in on_record.items():
        if match := _COUNTED.match(address):
            by_letter[match["letter"]][address] = block
    found: dict[str, str] = {}
    for letter in dict.fromkeys(one.letter for one in there):
        mine = [one for one in there if one.letter == letter]
        found |= _paired(mine, by_letter[letter])
    return found


def _paired(there: Sequence[Placed], on_record: Mapping[str, PublishedBlock]) -> dict[str, str]:
    waiting: dict[str, list[str]] = defaultdict(list)
    for address, block in on_record.items():
        waiting[block.words.partition(" ")[0]].append(address)
    digests = [(one, digest_of(text_of(one))) for one in there]
    found: dict[str, str] = {}
    # The same words under the same heading, then anywhere.
    for is_near in (True, False):
        for one, digest in digests:
            if one.address in found or not waiting[digest]:
                continue
            near = [address for address in waiting[digest] if not is_near or address.startswith(f"{one.above}.")]
            chosen = one.address if one.address in near else next(iter(near), "")
            if chosen:
                found[one.address] = chosen
                waiting[digest].remove(chosen)
    left = [one for one in there if one.address not in found]
    free = {address: on_record[address] for addresses in waiting.values() for address in addresses}
    return found | dict(_alike(left, {address: free[address] for address in on_record if address in free}))


def _alike(there: Sequence[Placed], on_record: Mapping[str, PublishedBlock]) -> Iterator[tuple[str, str]]:
    """Pairs of what is alike, the most alike first."""
    scores: list[tuple[float, int, int]] = []
    addresses = [*on_record]
    by_pair: dict[str, list[int]] = defaultdict(list)
    for number, address in enumerate(addresses):
        for pair in on_record[address].words.split()[1:]:
            by_pair[pair].append(number)
    for at, one in enumerate(there):
        mine = fingerprint(text_of(one))
        rare = (by_pair[pair] for pair in mine.split()[1:] if len(by_pair.get(pair, ())) <= _COMMON)
        for number in dict.fromkeys(chain.from_iterable(rare)):
            score = likeness(mine, on_record[addresses[number]].words)
            if score >= _ALIKE:
                scores.append((-score, at, number))
    done: set[int] = set()
    taken: set[int] = set()
    for _, at, number in sorted(scores):
        if at not in done and number not in taken:
            done.add(at)
            taken.add(number)
            yield there[at].address, addresses[number]


def text_of(one: Placed) -> str:
    """The words of what has an address; of a pull quote, those in it."""
    if one.piece is None or one.piece.kind is not PieceKind.PULL_QUOTE:
        return one.piece.text if one.piece else ""
    pieces = one.section.pieces
    number = next(at for at, piece in enumerate(pieces) if piece is one.piece)
    return " ".join(piece.text for piece in pieces if piece.holder == number)


def _with_source(
    known: Mapping[str, str], there: Sequence[Placed], editions: Editions, source: Sequence[Placed]
) -> dict[str, str]:
    """`known`, with what its words do not tell as the source has it at the same place, where there is as much of it
    under a heading as in the source: otherwise nobody can tell which is which."""
    found, taken = {**known}, {*known.values()}
    mine, other = (Counter((one.above, one.letter) for one in side) for side in (there, source))
    in_source = _known(editions, source[0].section.locale, source) if source else {}
    for one in there:
        its, where = in_source.get(one.address), (one.above, one.letter)
        if one.address not in found and its and its not in taken and mine[where] == other[where]:
            found[one.address] = its
            taken.add(its)
    return found


def _given(there: Sequence[Placed], known: Mapping[str, str], editions: Editions) -> Iterator[tuple[str, str]]:
    """What gets another address than its place gives it: one that is known, or one that nothing ever had."""
    highest = _highest(address for of_locale in editions.latest.values() for address in of_locale)
    final: dict[str, str] = {}
    used = {*known.values()}
    for one in there:
        if one.address in known:
            final[one.address] = known[one.address]
            continue
        prefix = f"{final.get(one.parent, one.parent)}." if one.parent else f"{one.above}.{one.letter}"
        count = highest.get(prefix, 0) + 1
        while f"{prefix}{count}" in used:  # the source has it, and no record of this language
            count += 1
        highest[prefix] = count
        final[one.address] = f"{prefix}{count}"
        used.add(final[one.address])
    yield from ((address, given) for address, given in final.items() if address != given)


def _highest(addresses: Collection[str] | Iterator[str]) -> dict[str, int]:
    """By what addresses begin with, the highest count behind it."""
    found: dict[str, int] = {}
    for address in addresses:
        if match := _COUNTED.match(address):
            found[match["prefix"]] = max(found.get(match["prefix"], 0), int(match["count"]))
    return found
