"""Formulas in HTML, EPUB and PDF: MathML with words, pictures on the base line, and what does not fit is told."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from typing import Any

import pikepdf
import pypdf
import pytest

from paperbuild.app.build import Build
from paperbuild.engines.formulas import drawn
from paperbuild.model.formats import Format
from paperbuild.output.pdf.formulas import with_drawings
from paperbuild.output.text.formulas import in_words, with_words
from paperbuild.verify.pdf_tree import TagNode, read_tree
from tests.built import build_anew, built
from tests.places import PAPERS

FORMULAS = PAPERS / "formulas"
MEAN = "b bar equals 1 over n"


def math(tex: str, display: str = "inline", inside: str = "<mi>x</mi>") -> str:
    return (
        f'<math display="{display}" xmlns="http://www.w3.org/1998/Math/MathML"><semantics>{inside}'
        f'<annotation encoding="application/x-tex">{tex}</annotation></semantics></math>'
    )


def test_mathml_gets_words_and_in_a_text_from_the_right_its_direction() -> None:
    assert '<math alttext="x squared" display="inline"' in with_words(math("x^2"), "en")
    assert '<math alttext="x تربيع" dir="ltr" display' in with_words(math("x^2"), "ar")
    assert '<math alttext="a &lt; &quot;" display' in with_words(math('a &lt; "'), "eu")


def test_where_no_mark_up_can_stand_a_formula_is_its_words() -> None:
    assert in_words(f"Of {with_words(math('x^2'), 'fr')} and {math('y_1')}") == "Of x au carré and y_1"


def test_an_accent_of_mathml_stands_by_itself() -> None:
    assert "<mo>ˆ</mo>" in with_words(math(r"\hat x", inside="<mover><mi>x</mi><mo>\u0302</mo></mover>"), "en")


def test_what_pandoc_cannot_set_is_marked() -> None:
    assert with_words(r'<span class="math inline">\foo</span>', "en") == r'<span class="broken-reference">\foo</span>'


def test_only_a_wide_formula_is_a_stop_for_the_keyboard() -> None:
    narrow, wide = math("x", "block"), math("+".join("abcdefghijklmnop"), "block")
    html = with_words(f'<span class="pb-formula">{narrow}</span><span class="pb-formula">{wide}</span>', "en")
    assert re.findall(r'<span class="pb-formula"([^>]*)>', html) == ["", ' tabindex="0"']


def test_what_is_joined_to_a_formula_stays_on_its_line() -> None:
    html = with_words(f"the {math('n')}th of ({math('p')}), non-{math('q')} and 租金{math('r')}上涨", "en")
    assert re.sub("<math.*?</math>", "F", html) == (
        'the <span class="pb-joined">Fth</span> of (F), <span class="pb-joined">non-F</span> and 租金F上涨'
    )


def test_a_formula_stands_on_the_base_line_whatever_room_it_borrows() -> None:
    html, pictures = with_drawings(math(r"\frac{a}{b}"))
    style = dict(part.split(": ") for part in re.findall(r'style="([^"]*)"', html)[0].split("; "))
    drawing = drawn(r"\frac{a}{b}", is_display=False)
    assert drawing is not None
    raised, below = (float(style[name].removesuffix("em")) for name in ("vertical-align", "margin-bottom"))
    assert below < 0
    assert raised + below == pytest.approx(-drawing.depth, abs=0.002)
    [(content, kind)] = pictures.values()
    assert (content, kind) == (drawing.svg.encode(), "image/svg+xml")


def made(locale: str) -> Build:
    return built(FORMULAS, *Format, locale=locale)


@cache
def content(kind: Format, locale: str = "en") -> bytes:
    return made(locale).artifacts[locale, kind].content


def nodes(pdf: pikepdf.Pdf) -> Iterator[TagNode]:
    return read_tree(pdf).walk()


@pytest.mark.pango
@pytest.mark.parametrize("locale", ["en", pytest.param("fr", marks=pytest.mark.slow), "ar"])
def test_a_paper_with_formulas_has_no_finding_in_any_format(locale: str) -> None:
    assert not made(locale).diagnostics
    assert set(made(locale).artifacts) == {(locale, kind) for kind in Format}


@pytest.mark.pango
def test_every_format_says_the_same_formulas_in_the_same_order() -> None:
    html = content(Format.HTML).decode()
    said = re.findall(r'<math alttext="([^"]*)"', html[html.index("<main") :])
    with pikepdf.open(io.BytesIO(content(Format.PDF))) as pdf:
        printed = [node.alternative for node in nodes(pdf) if node.kind == "Formula"]
    assert len(printed) > 25
    assert {one for one in printed if one} <= {one.replace("&lt;", "<") for one in said}
    [mean] = [at for at, one in enumerate(printed) if one and one.startswith(MEAN)]
    assert str(printed[mean + 1]).startswith("r sub i equals alpha")


@pytest.mark.pango
def test_words_around_a_formula_in_a_paragraph_are_read_in_their_order() -> None:
    with pikepdf.open(io.BytesIO(content(Format.PDF))) as pdf:
        [paragraph] = [
            node
            for node in nodes(pdf)
            if node.kind == "P"
            and any(child.alternative and "epsilon" in child.alternative for child in inner(node))
            and len(node.children) > 1
        ]
        kinds = [getattr(child, "kind", "words") for child in paragraph.children]
    assert [kind for at, kind in enumerate(kinds) if kinds[at - 1 : at] != [kind]] == ["words", "Formula", "words"]


def inner(node: TagNode) -> list[TagNode]:
    return [child for child in node.children if isinstance(child, TagNode)]


@pytest.mark.pango
def test_a_bookmark_and_a_running_head_say_a_formula_in_words() -> None:
    reader = pypdf.PdfReader(io.BytesIO(content(Format.PDF)))
    titles = [str(one["/Title"]) for one in flat(reader.outline)]
    assert "1 The burden b equals r divided by y of a household" in [" ".join(title.split()) for title in titles]
    assert "The burden b equals r divided by y" in reader.pages[4].extract_text()


def flat(outline: list[Any]) -> Iterator[Any]:
    for one in outline:
        yield from flat(one) if isinstance(one, list) else [one]


@pytest.mark.pango
def test_a_formula_has_the_colour_of_its_text() -> None:
    with pikepdf.open(io.BytesIO(content(Format.PDF))) as pdf:
        drawn_in = {
            tuple(round(float(part) * 255) for part in one.operands)
            for page in pdf.pages
            for one in pikepdf.parse_content_stream(page)
            if str(one.operator) == "rg"
        }
    assert (0x7D, 0x1A, 0x35) in drawn_in
    assert (0x1C, 0x1A, 0x1B) in drawn_in
    assert (0, 0, 0) not in drawn_in


@pytest.mark.slow
@pytest.mark.pango
def test_the_same_formulas_give_the_same_bytes() -> None:
    again = build_anew(FORMULAS, Format.PDF, locale="ar")
    assert again.artifacts["ar", Format.PDF].content == content(Format.PDF, "ar")


@pytest.mark.pango
def test_what_draws_formulas_is_named_as_a_producer_of_the_file() -> None:
    metadata = pypdf.PdfReader(io.BytesIO(content(Format.PDF))).metadata
    assert metadata is not None
    assert f", mathra {version('mathra')}, WeasyPrint " in str(metadata.producer)


@pytest.mark.pango
def test_arabic_words_in_a_formula_are_joined_letters_of_the_text_font() -> None:
    pages = pypdf.PdfReader(io.BytesIO(content(Format.PDF, "ar"))).pages
    assert any("Amiri" in str(font) for page in pages for font in page["/Resources"]["/Font"].values())
