"""How well differences between a text and its translation are told: the pairs of `bench/pairs`, each checked.

Each file there has passages of English with their translations: right ones, which are hard, and wrong ones, each with
one fault. They were written by the habits of the language, without a look at what is checked. `bench/pairs/fresh` has
fewer, of 35 more languages: they were measured before anything was mended by them, and have served to mend since.

`python -m bench.translations` writes what is told of each pair to `told.txt` beside them, whose changes show in a diff
what a change of the comparison does.
"""

from __future__ import annotations

import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from bench.table import aligned
from paperbuild.app.load import load
from paperbuild.app.parse import parse_project
from paperbuild.compare.compare import compare
from paperbuild.compare.lengths import growth_in, knows_growth
from paperbuild.model.blocks import blocks_of
from paperbuild.model.translation import Difference

PAIRS = Path(__file__).parent / "pairs"
FRESH = PAIRS / "fresh"
RECORD = "told.txt"

_SETTINGS = 'slug = "pairs"\nlocale = "en"\ndate = 2026-01-01\n[publisher]\nname = "Pairs"\n'
_WORKS = ("smith2019", "ngo2021", "court2015", "un2018")


@dataclass(frozen=True)
class Told:
    """What was told of the pairs of one language: of right ones how many times each rule, and how many of them; of
    wrong ones how many were not told, by their kinds."""

    tag: str
    right: int
    wrong: int
    false_by_rule: Mapping[str, int] = field(default_factory=dict)
    false: int = 0
    missed_by_kind: Mapping[str, int] = field(default_factory=dict)

    @property
    def missed(self) -> int:
        """How many wrong pairs were not told."""
        return sum(self.missed_by_kind.values())


def languages(folder: Path = PAIRS) -> Sequence[str]:
    """The tags of the languages that have pairs."""
    return sorted(path.stem for path in folder.glob("*.toml"))


def told(tag: str, folder: Path = PAIRS) -> Told:
    """What is told of the pairs of a language."""
    pairs = _pairs(tag, folder)
    false_by_rule: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    false = 0
    for (is_right, kind), differences in zip(_kinds(pairs), _compared(tag, folder), strict=True):
        rules = {item.rule for item in differences}
        if is_right:
            false_by_rule.update(rules)
            false += bool(rules)
        elif not rules:
            missed[kind] += 1
    return Told(tag, len(pairs["right"]), len(pairs["wrong"]), false_by_rule, false, missed)


def record(tag: str, folder: Path = PAIRS) -> Iterator[str]:
    """A line for each pair of a language, with everything that is told of it: the rule, and what is here and there."""
    pairs = _pairs(tag, folder)
    for (is_right, kind), differences in zip(_kinds(pairs), _compared(tag, folder), strict=True):
        said = "; ".join(f"{item.kind.value} `{item.written}` for `{item.wanted}`" for item in differences)
        yield f"{tag}, {'right' if is_right else 'wrong'}, {kind}: {' '.join(said.split()) or '-'}"


def _pairs(tag: str, folder: Path) -> Mapping[str, Sequence[Mapping[str, str]]]:
    found: Mapping[str, Sequence[Mapping[str, str]]] = tomllib.loads((folder / f"{tag}.toml").read_text("utf-8"))
    return found


def _kinds(pairs: Mapping[str, Sequence[Mapping[str, str]]]) -> list[tuple[bool, str]]:
    """Whether each pair is right, and of what kind it is."""
    return [(side == "right", pair["kind"]) for side in ("right", "wrong") for pair in pairs[side]]


@cache
def _compared(tag: str, folder: Path) -> Sequence[Sequence[Difference]]:
    """The differences in each pair, the right ones first."""
    pairs = _pairs(tag, folder)
    every = [*pairs["right"], *pairs["wrong"]]
    with tempfile.TemporaryDirectory(prefix="bench-pairs-") as name:
        _write(Path(name), tag, every)
        paper = parse_project(load(Path(name)))[0]
    sections = {(section.locale, section.file.path.rpartition("/")[2]): section for section in paper.sections}
    sides = [(sections["en", _name(number)], sections[tag, _name(number)]) for number in range(len(every))]
    blocks = [(blocks_of(source), blocks_of(translation)) for source, translation in sides]
    alike = (pair for mine, other in blocks if len(mine) == len(other) for pair in zip(mine, other, strict=True))
    growth = 0.0 if knows_growth("en", tag) else growth_in(alike)
    return [compare(mine, other, growth=growth).differences for mine, other in blocks]


def pairs_table(results: Sequence[Told]) -> str:
    """A line a language: how many right pairs were told as wrong and by which rules, how many wrong ones were not."""
    rows = [("", "right", "told", "wrong", "missed", "rules that told right ones")]
    rows += [
        (one.tag, str(one.right), str(one.false), str(one.wrong), str(one.missed), _counts(one.false_by_rule))
        for one in results
    ]
    right, false = sum(one.right for one in results), sum(one.false for one in results)
    wrong, missed = sum(one.wrong for one in results), sum(one.missed for one in results)
    rows.append(("all", str(right), f"{false / right:.1%}", str(wrong), f"{missed / wrong:.1%}", ""))
    return aligned(rows)


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))


def _name(number: int) -> str:
    return f"{number:03}-pair.md"


def _write(folder: Path, tag: str, pairs: Sequence[Mapping[str, str]]) -> None:
    """Writes a paper with a section for each pair."""
    works = "".join(f"@book{{{key}, title={{{key}}}, author={{A, B}}, date={{2019}}}}\n" for key in _WORKS)
    texts = {"content/paper.toml": _SETTINGS, "bibliography.bib": works}
    texts |= {f"content/{locale}/metadata.toml": 'title = "Pairs"\n' for locale in ("en", tag)}
    for number, pair in enumerate(pairs):
        for locale, side in (("en", "source"), (tag, "translation")):
            texts[f"content/{locale}/{_name(number)}"] = f"# S {{#s{number}}}\n\n{pair[side].strip()}\n"
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for each in (PAIRS, FRESH):
        lines = (line for tag in languages(each) for line in record(tag, each))
        (each / RECORD).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
