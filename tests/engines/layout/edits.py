"""Edits to a page for print, as an author makes them: a word, a paragraph, a note, a heading, a style."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

_PARAGRAPH = re.compile(r"<p\b[^>]*>.*?</p>", re.DOTALL)
_HEADING = re.compile(r"(<h[12]\b[^>]*>[^<]*)(?=<)")
_NOTE = re.compile(r'<a class="note-call".*?</a><span class="note".*?</span>', re.DOTALL)
_WORD = re.compile(r"(?<=[ >])[a-z]{4,}(?=[ ,.<])")
_WORDS = (
    "violence rights court éclair fjord quixotic women justice WAVE Affäre institutional a 1234 Zürich naïve".split()
)
_STYLES = [
    "p { text-indent: 1mm }",
    "p + p { text-indent: 2mm }",
    ".none {}",
    "h1 { color: red }",
    "li { margin: 1mm }",
]
_BLOCKS = [
    "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>"
    + "<tr><td>c</td><td>d</td></tr>" * 20
    + "</tbody></table>",
    "<ul><li>one</li><li>two</li></ul>",
    "<blockquote><p>quoted words</p></blockquote>",
    '<p style="opacity: .5">seen through</p>',
    '<p style="background: repeating-linear-gradient(red, blue 3px)">striped</p>',
    '<p lang="ar" dir="rtl">سلام عليكم لبنان پیچ</p>',
    '<img src="paper:none.png" alt="no picture">',
    '<img src="paper:none.png">',
    '<p><a href="#nowhere">to nowhere</a> \U0001f9ff</p>',
]


def edits(html: str, count: int, seed: int) -> Iterator[tuple[str, str]]:
    """`count` versions of `html`, each an edit of the one before, with the name of the edit; now and then the first."""
    rng, first = random.Random(seed), html  # noqa: S311 - the same ones every time
    for number in range(1, count + 1):
        edit = rng.choice(
            [_word, _word, _word, _insert, _insert, _remove, _move, _note, _no_note, _heading, _style, _lang]
        )
        html = first if number % 25 == 0 else edit(rng, html)
        yield edit.__name__, html


def _some(rng: random.Random, most: int) -> str:
    return " ".join(rng.choices(_WORDS, k=rng.randrange(1, most)))


def _change(pattern: re.Pattern[str], html: str, rng: random.Random, change: Callable[[str], str]) -> str:
    """`html` with one place where `pattern` matches, anywhere in the body, changed."""
    places = list(pattern.finditer(html, html.index("<body>")))
    if not places:
        return html
    place = rng.choice(places)
    return html[: place.start()] + change(place[0]) + html[place.end() :]


def _word(rng: random.Random, html: str) -> str:
    return _change(_WORD, html, rng, lambda _: rng.choice(_WORDS))


def _insert(rng: random.Random, html: str) -> str:
    block = rng.choice([*_BLOCKS, *[f"<p>{_some(rng, 200)}</p>"] * len(_BLOCKS)])
    return _change(_PARAGRAPH, html, rng, lambda found: found + block)


def _remove(rng: random.Random, html: str) -> str:
    return _change(_PARAGRAPH, html, rng, lambda _: "")


def _move(rng: random.Random, html: str) -> str:
    found = rng.choice(_PARAGRAPH.findall(html, html.index("<body>")) or [""])
    return _change(_PARAGRAPH, html.replace(found, "", 1), rng, lambda other: other + found)


def _note(rng: random.Random, html: str) -> str:
    number = rng.randrange(1000, 10**6)
    note = (
        f'<a class="note-call" id="call-{number}" href="#note-{number}" role="doc-noteref">{number}</a>'
        f'<span class="note" id="note-{number}" role="doc-footnote">'
        f'<a href="#call-{number}" role="doc-backlink">{number}</a> {_some(rng, 90)}</span>'
    )
    return _change(_WORD, html, rng, lambda found: found + note)


def _no_note(rng: random.Random, html: str) -> str:
    return _change(_NOTE, html, rng, lambda _: "")


def _heading(rng: random.Random, html: str) -> str:
    return _change(_HEADING, html, rng, lambda found: found[: found.index(">") + 1] + _some(rng, 14))


def _style(rng: random.Random, html: str) -> str:
    return html.replace("</style>", rng.choice(_STYLES) + "</style>", 1)


def _lang(rng: random.Random, html: str) -> str:
    return re.sub('<html lang="[^"]*"', f'<html lang="{rng.choice(["en", "fr", "de"])}"', html)
