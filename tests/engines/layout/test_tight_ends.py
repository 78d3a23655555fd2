"""The page on which a part would end with a few lines is saved where a little less blank in the part is enough."""

from __future__ import annotations

import datetime
import io
import re
from dataclasses import dataclass
from functools import cache

import pypdf
import pytest

from paperbuild.engines.layout.process import LayoutProcess
from paperbuild.engines.layout.request import LayoutAnswer, LayoutRequest
from tests.clock import HANGS_S

pytestmark = pytest.mark.pango

STYLE = """
@page { size: 100mm 150mm; margin: 10mm; @footnote { margin-top: 8pt } }
html { font: 10pt/15pt serif; orphans: 2; widows: 2 }
p, h2 { margin: 15pt 0 0; font: inherit }
h2 { margin-top: 30pt; break-after: avoid }
section { break-before: page }
.note { float: footnote; display: block; font: 8pt/10pt serif }
.note::footnote-call, .note::footnote-marker { content: none }
.page::after { content: target-counter(attr(href), page); font-size: 0 }
"""
# What shows the number of a page is not set tighter: with it, a part is as long as it would be.
AS_IT_WOULD_BE = '<a class="page" href="#last"></a>'


@dataclass(frozen=True)
class LaidOut:
    answer: LayoutAnswer
    pages: tuple[str, ...]

    @property
    def words(self) -> list[str]:
        return re.findall(r"\bw\d+\b", " ".join(self.pages))

    @property
    def part(self) -> tuple[str, ...]:
        """The text of the part's pages, which the last section follows."""
        return self.pages[: self.answer.anchors["last"] - 1]


def part(words: int, more: str = "") -> str:
    """A part of `words` words in paragraphs of forty, every second with a heading above it, every third with a note."""
    blocks = []
    for number, first in enumerate(range(0, words, 40)):
        text = " ".join(f"w{one}" for one in range(first, min(words, first + 40)))
        heading = f"<h2>A heading {number}</h2>" if number % 2 == 0 else ""
        said = f'<span class="note" id="n{number}">{f"note{number} " * 12}</span>' if number % 3 == 0 else ""
        blocks.append(f"{heading}<p>{text}{said}{more if not first else ''}</p>")
    return f'<section>{"".join(blocks)}</section><section id="last"><p>The end.</p></section>'


def laid_out(bodies: list[str], document: str = "") -> list[LaidOut]:
    """The bodies, one after the other in one process."""
    created = datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC)
    found = []
    with LayoutProcess() as process:
        for body in bodies:
            html = f'<html lang="en"><head><title>T</title><style>{STYLE}</style></head><body>{body}</body></html>'
            request = LayoutRequest(html, "paper:", {}, {}, "pdf/a-3a", b"0" * 16, "en", created, document=document)
            answer = process.lay_out(request, HANGS_S)
            pages = tuple(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.pdf)).pages)
            found.append(LaidOut(answer, pages))
    return found


LENGTHS = range(390, 550, 10)


@cache
def both() -> list[tuple[LaidOut, LaidOut]]:
    """Parts of all lengths as they are set, and as they would be."""
    made = laid_out([body for words in LENGTHS for body in (part(words), part(words, AS_IT_WOULD_BE))])
    return list(zip(made[::2], made[1::2], strict=True))


def test_part_that_would_end_with_a_few_lines_needs_a_page_less() -> None:
    saved = [(tight, loose) for tight, loose in both() if len(tight.part) < len(loose.part)]
    assert len(saved) >= 2
    for tight, loose in saved:
        assert len(loose.part) - len(tight.part) == 1
        assert len(loose.part[-1].splitlines()) < 10, "a page with more on it is not worth a change"


def test_no_word_and_no_note_is_lost_whether_a_page_was_saved_or_only_tried() -> None:
    for words, (tight, _) in zip(LENGTHS, both(), strict=True):
        assert tight.words == [f"w{number}" for number in range(words)]
        assert tight.answer.overflows == ()
        for number in range(0, -(-words // 40), 3):
            [page] = [at for at, text in enumerate(tight.pages) if f"note{number} " in text]
            assert tight.answer.anchors[f"n{number}"] == page + 1


def test_part_that_ends_with_more_than_a_few_lines_is_set_as_it_would_be() -> None:
    full = [(tight, loose) for tight, loose in both() if len(loose.part[-1].splitlines()) > 10]
    assert full
    for tight, loose in full:
        assert [text.split() for text in tight.part[1:]] == [text.split() for text in loose.part[1:]]
        assert len(tight.part) == len(loose.part)


def test_a_process_that_remembers_pages_sets_the_same_parts_tighter() -> None:
    tight, loose = next(one for one in zip(LENGTHS, both(), strict=True) if len(one[1][0].part) < len(one[1][1].part))
    del loose
    lengths = [tight - 40, tight, tight + 40, tight]
    bodies = [part(words) for words in lengths]
    remembered = laid_out(bodies, "a document")
    assert [one.answer.pdf for one in remembered] == [one.answer.pdf for body in bodies for one in laid_out([body])]


def test_a_whole_paper_of_one_part_is_set_tighter_too() -> None:
    """Nothing follows it, and no page comes before it."""
    alone = [part(words).partition('<section id="last">')[0] + '<p id="last"></p>' for words in LENGTHS]
    assert [len(one.pages) for one in laid_out(alone)] == [len(tight.part) for tight, _ in both()]


def test_page_that_begins_amid_the_cells_of_a_row_is_laid_out() -> None:
    cells = "".join(f"<td>{' '.join(f'w{number}' for number in range(at, 600, 2))}</td>" for at in (0, 1))
    [made] = laid_out([f'<section><table><tr>{cells}</tr></table></section><section id="last"><p>End.</p></section>'])
    assert sorted(made.words, key=lambda word: int(word[1:])) == [f"w{number}" for number in range(600)]
    assert len(made.part) > 2
