"""What came of the changes, in words: each that no test noticed, and the share of them in each part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

from bench.mutants.sample import Part
from bench.mutants.trial import Verdict
from bench.table import aligned

_SIGMAS = 1.96  # of a normal distribution: 95 of 100 samples


def unnoticed(verdicts: Sequence[Verdict]) -> str:
    """A line for each change that no test noticed, by file and line."""
    found = [one for one in verdicts if not one.noticed]
    found.sort(key=lambda one: (str(one.mutant.path), one.mutant.line))
    return "\n".join(f"{one.mutant.path}:{one.mutant.line}: {one.mutant.shown}  ({_tried(one)})" for one in found)


def _tried(one: Verdict) -> str:
    if not one.tried:
        return "no test reaches it"
    return f"{one.tried} test{'s' if one.tried > 1 else ''} ran"


def shares(verdicts: Mapping[Part, Sequence[Verdict]]) -> str:
    """A line for each part: how many changes were tried, how many not noticed, their share, and what the share of all
    changes of that part is likely to be."""
    rows = [("", "changes", "not noticed", "share", "of all, likely", "at most", "met")]
    for part, found in verdicts.items():
        lost = sum(not one.noticed for one in found)
        low, high = likely(lost, len(found))
        limit = ("", "") if part.at_most is None else (f"{part.at_most:.0%}", "yes" if is_met(part, found) else "NO")
        rows.append((part.name, str(len(found)), str(lost), f"{share(found):.1%}", f"{low:.0%} to {high:.0%}", *limit))
    return aligned(rows)


def share(found: Sequence[Verdict]) -> float:
    """The share of changes that were not noticed, 0 to 1."""
    return sum(not one.noticed for one in found) / len(found) if found else 0.0


def is_met(part: Part, found: Sequence[Verdict]) -> bool:
    """Whether a part has no more unnoticed changes than it may have; nothing tried is nothing shown."""
    return part.at_most is None or (bool(found) and share(found) < part.at_most)


def likely(lost: int, tried: int) -> tuple[float, float]:
    """Between which shares that of all changes lies, in 95 of 100 samples (Wilson's interval for a proportion)."""
    if not tried:
        return 0.0, 1.0
    centre = lost / tried + _SIGMAS**2 / (2 * tried)
    spread = _SIGMAS * sqrt(lost / tried * (1 - lost / tried) / tried + _SIGMAS**2 / (4 * tried**2))
    whole = 1 + _SIGMAS**2 / tried
    return max(0.0, (centre - spread) / whole), min(1.0, (centre + spread) / whole)
