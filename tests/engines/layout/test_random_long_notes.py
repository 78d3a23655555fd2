"""However a paper calls its notes, each is whole, begins at its call, and leaves no page blank and no heading alone."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from itertools import pairwise

import pytest

from tests.engines.layout.test_long_notes import LaidOut, laid_out, note

pytestmark = pytest.mark.pango

SEEDS = range(4)
_CALL = re.compile(r"tc")
_MOST_WORDS = (3, 20, 80, 160, 700)  # of a note; about 190 fill a page


@dataclass
class Paper:
    """A paper of random blocks: `notes` has the number of words of each note, `waits` says which may begin later than
    at their call, since their line, their heading or their row of a table calls another note before."""

    rng: random.Random
    notes: dict[str, int] = field(default_factory=dict)
    waits: set[str] = field(default_factory=set)
    words: int = 0

    def call(self, *, may_wait: bool = False) -> str:
        name = f"n{len(self.notes)}n"
        self.notes[name] = self.rng.randint(1, self.rng.choice(_MOST_WORDS))
        if may_wait:
            self.waits.add(name)
        return note(name, self.notes[name])

    def line(self, words: int, *, calls: float, may_wait: bool = False) -> str:
        found = []
        for _ in range(words):
            self.words += 1
            found.append(f"t{self.words}t")
        if self.rng.random() < calls:
            found[self.rng.randrange(words)] += self.call(may_wait=may_wait)
            if self.rng.random() < 0.15:
                found[-1] += self.call(may_wait=True)
        return " ".join(found)

    def paragraph(self, most: int = 12) -> str:
        lines = [self.line(6, calls=0.15) for _ in range(self.rng.randint(1, most))]
        return f"<p>{'<br>'.join(lines)}</p>"

    def heading(self) -> str:
        """With the paragraph behind it: a call in the heading leaves no room for one in the first line."""
        calls = self.rng.random() < 0.1
        title = self.line(3, calls=float(calls))
        first = self.line(6, calls=0 if calls else 0.15)
        return f"<h2>h{title}</h2><p>{first}<br>{self.line(6, calls=0)}</p>"

    def block(self) -> str:
        kinds = [self.paragraph, self.paragraph, self.paragraph, self.heading, self.items, self.box, self.table]
        return self.rng.choice(kinds)()

    def items(self) -> str:
        return f"<ul>{''.join(f'<li>{self.line(5, calls=0.2)}</li>' for _ in range(self.rng.randint(1, 5)))}</ul>"

    def box(self) -> str:
        return f'<div class="box">{self.heading()}{self.paragraph(6)}{self.paragraph(3)}</div>'

    def table(self) -> str:
        rows = (
            f"<tr><td>{self.line(2, calls=0.1)}</td><td>{self.line(2, calls=0.1, may_wait=True)}</td></tr>"
            for _ in range(self.rng.randint(1, 6))
        )
        return f"<table>{''.join(rows)}</table>"

    def body(self) -> str:
        sections = (
            f"<section><h2>h{self.line(3, calls=0)}</h2>{self.paragraph(3)}"
            f"{''.join(self.block() for _ in range(self.rng.randint(2, 8)))}</section>"
            for _ in range(2)
        )
        return f'{"".join(sections)}<section id="last"><p>{self.line(3, calls=0)}</p></section>'


def lines_of(page: str) -> list[str]:
    return [line for line in page.splitlines() if line.strip()]


def text_of(page: str) -> list[str]:
    """The lines of a page that are no lines of notes, which stand at its foot."""
    return [line for line in lines_of(page) if re.search(r"\bh?t\d+t", line)]


def check_notes(paper: Paper, made: LaidOut) -> None:
    for name, words in paper.notes.items():
        assert made.words(name) == list(range(words)), f"{name}: every word once, in order"
        if name not in paper.waits:
            assert made.begins(name) == 0, f"{name} begins on the page of its call"
    order = [int(number) for page in made.pages for number in re.findall(r"n(\d+)nx", page)]
    assert order == sorted(order), "no note amid another"


def check_pages(paper: Paper, made: LaidOut) -> None:
    assert made.answer.overflows == ()
    said = [int(number) for page in made.pages for number in re.findall(r"t(\d+)t", page)]
    assert said == list(range(1, paper.words + 1)), "every word of the text once, in order"
    for number, page in enumerate(made.pages, start=1):
        assert lines_of(page), f"page {number} is blank"
        assert not any("ht" in line for line in text_of(page)[-1:]), f"page {number} ends with a heading"
    assert made.answer.anchors["last"] == len(made.pages)
    assert "x" not in made.pages[-1]


def check_pages_with_notes_alone(made: LaidOut) -> None:
    """Before a new section, or where the text would go on with a line that calls a note, below its heading perhaps."""
    for page, following in pairwise(made.pages[:-1]):
        if not text_of(page):
            first = text_of(following)[:3]
            starts_section = not first or first[0].startswith("ht")
            assert starts_section or any(_CALL.search(line) for line in first), page[:60]


@pytest.mark.parametrize("seed", SEEDS)
def test_random_paper_keeps_every_rule(seed: int) -> None:
    paper = Paper(random.Random(seed))  # noqa: S311 - the same ones every time
    (made,) = laid_out(paper.body())
    check_notes(paper, made)
    check_pages(paper, made)
    check_pages_with_notes_alone(made)
