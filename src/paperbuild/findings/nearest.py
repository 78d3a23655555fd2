"""The nearest word to one that was mistyped, for hints."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache

# A stranger's paper may have thousands of unknown keys beside thousands of known ones: only those that share most
# pairs of letters with a word are compared with it in earnest.
_CANDIDATES = 40


def nearest(word: str, known: Iterable[str]) -> str:
    """The one of `known` that is most like `word` (case aside), or an empty text where none is near."""
    folded, by_pair = _index(frozenset(known))
    wanted = word.casefold()
    shared = Counter(candidate for pair in sorted(_pairs(wanted)) for candidate in by_pair.get(pair, ()))
    likely = sorted(candidate for candidate, _ in shared.most_common(_CANDIDATES))
    matches = get_close_matches(wanted, likely, n=1, cutoff=0.6)
    return folded[matches[0]] if matches else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest of `known`, or an empty text."""
    found = nearest(word, known)
    return f"did you mean `{found}`?" if found else ""


@lru_cache(maxsize=4)
def _index(known: frozenset[str]) -> tuple[Mapping[str, str], Mapping[str, Sequence[str]]]:
    """`known` by their folded forms, and the folded forms by the pairs of letters in them."""
    folded = {candidate.casefold(): candidate for candidate in sorted(known, reverse=True)}
    by_pair: dict[str, list[str]] = defaultdict(list)
    for candidate in folded:
        for pair in _pairs(candidate):
            by_pair[pair].append(candidate)
    return folded, by_pair


def _pairs(word: str) -> set[str]:
    """The pairs of neighbouring letters in a word, its beginning and end marked."""
    marked = f"^{word[:200]}$"
    return {marked[at : at + 2] for at in range(len(marked) - 1)}
