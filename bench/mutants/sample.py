"""The parts of the program that are changed, and which of their many possible changes are tried."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bench.mutants.mutant import Mutant, Place, places

PACKAGE = Path("src", "paperbuild")


@dataclass(frozen=True)
class Part:
    """A part of the program: files and folders below the package, without those named in `data`, which are tables; and
    the share of changes, 0 to 1, that may go unnoticed, if one is held."""

    name: str
    paths: tuple[str, ...]
    data: tuple[str, ...] = ()
    at_most: float | None = None

    def modules(self, root: Path) -> list[Path]:
        """Its modules, relative to the repository, in their order."""
        found: list[Path] = []
        for path in (root / PACKAGE / name for name in self.paths):
            files = path.rglob("*.py") if path.is_dir() else [path]
            found.extend(file.relative_to(root) for file in files if file.name != "__init__.py")
        spared = [PACKAGE / name for name in self.data]
        return sorted(path for path in found if not any(path.is_relative_to(one) for one in spared))


PARTS = (
    Part("rules", ("rules",), at_most=0.1),
    Part("compare", ("compare",), at_most=0.1),
    Part("exchange/po", ("exchange/po",), at_most=0.1),
    Part("syntax", ("syntax",), at_most=0.1),
    Part("language", ("language",), data=("language/data", "language/terms", "language/names", "language/words")),
    Part("app/write", ("app/write.py",)),
)


def sample(root: Path, modules: Sequence[Path], number: int, seed: str) -> list[Mutant]:
    """About so many changes, at different places; the same ones for the same seed and text. A module is drawn as often
    as it is long, then a place in it, then one of the changes there: a call with five arguments is no more likely than
    a comparison."""
    chance = random.Random(seed)  # noqa: S311 - nothing is kept secret
    lengths = [(root / path).stat().st_size for path in modules]
    drawn = Counter(chance.choices(modules, lengths, k=number))
    found = [one for path in sorted(drawn) for one in _some(places(root, path), drawn[path], chance)]
    chance.shuffle(found)
    return found


def _some(every: list[Place], number: int, chance: random.Random) -> Iterator[Mutant]:
    chance.shuffle(every)
    mutants = (place.mutant(chance.randrange(len(place.others))) for place in every)
    return islice(filter(is_python, mutants), number)


def every_change(root: Path, path: Path, line: int) -> list[Mutant]:
    """Every change that can be made on one line of a module, or in all of it where `line` is 0."""
    found = [place for place in places(root, path) if line in (0, place.lines[0])]
    return [mutant for place in found for mutant in all_of(place) if is_python(mutant)]


def all_of(place: Place) -> list[Mutant]:
    """Every change that can be made at a place."""
    return [place.mutant(number) for number in range(len(place.others))]


def is_python(mutant: Mutant) -> bool:
    """Whether the changed module can be read at all: what cannot needs no test to be noticed."""
    try:
        compile(mutant.text, str(mutant.path), "exec", dont_inherit=True)
    except SyntaxError:
        return False
    return True
