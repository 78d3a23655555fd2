"""A formula is drawn in ems on its base line, said in the language's words, and what of it cannot be is told."""

from __future__ import annotations

import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperbuild.engines.formulas import FormulaDrawing, Undrawn, drawing_name, drawn, spoken, undrawn

SUM = r"\sum_{i=1}^{n} \frac{x_i}{\sqrt{2}} = \int_0^1 f(x)\,dx"


def drawing(tex: str, *, is_display: bool = False) -> FormulaDrawing:
    found = drawn(tex, is_display=is_display)
    assert found is not None
    return found


def test_a_drawing_is_of_the_formula_alone_and_the_same_in_another_process() -> None:
    program = (
        "import sys; from paperbuild.engines.formulas import drawn, spoken; spoken(sys.argv[1], 'ar');"
        "sys.stdout.write(drawn(sys.argv[1], is_display=True).svg)"
    )
    done = subprocess.run([sys.executable, "-c", program, SUM], check=True, capture_output=True, encoding="utf-8")
    assert done.stdout == drawing(SUM, is_display=True).svg
    assert not re.search(r"<(title|metadata|style|text)\b|mathra:", done.stdout)
    assert ET.fromstring(done.stdout).get("viewBox") is not None  # noqa: S314 - our own


def test_letters_stand_on_the_base_line_and_what_hangs_is_its_depth() -> None:
    assert drawing("x").depth == pytest.approx(0, abs=0.03)
    assert 0.15 < drawing("p").depth < 0.3
    assert 0.45 < drawing("x").height < 0.6
    assert drawing(r"\frac{a}{b}").depth > 0.5


def test_a_formula_by_itself_is_set_larger_than_one_in_a_line() -> None:
    assert drawing(SUM, is_display=True).height > 1.4 * drawing(SUM).height
    assert drawing_name(SUM, is_display=True) != drawing_name(SUM, is_display=False)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "x squared plus y sub 1 equals a over b"),
        ("fr-CA", "x au carré plus y indice 1 égale a sur b"),
        ("ar", "x تربيع زائد y الدليل 1 يساوي a على b"),
        ("eu", ""),  # mathra has no Basque
    ],
)
def test_a_formula_is_said_in_the_words_of_a_language(language: str, said: str) -> None:
    assert spoken(r"x^2 + y_1 = \frac{a}{b}", language) == said


def test_a_formula_that_is_not_understood_is_not_said() -> None:
    assert spoken(r"\foo + 1", "en") == ""
    assert spoken(r"x = \text{الإيجار}", "en") == "x equals الإيجار"


@pytest.mark.parametrize(
    ("tex", "what", "why"),
    [
        (r"1 + \foo{x}", r"\foo", r"`\foo` is not known in a formula"),
        ("a = 中", "中", "the font for formulas has no letter `中`"),
        ("{" * 70 + "x" + "}" * 70, "", "more than 64 levels of it are nested"),
    ],
)
def test_what_cannot_be_drawn_is_named(tex: str, what: str, why: str) -> None:
    assert undrawn(tex) == (Undrawn(what, why),)


def test_words_of_another_script_keep_their_room_and_are_left_to_the_page() -> None:
    tex = r"x_{\text{الإيجار}} = \text{ 中文 } + \text{rent}"
    assert undrawn(tex) == ()
    svg = drawing(tex).svg
    texts = re.findall(r'<text x="([\d.]+)" y="([-\d.]+)" font-size="([\d.]+)"[^>]*>([^<]+)<', svg)
    assert [text[3] for text in texts] == ["الإيجار", "中文"]
    (_, low, small, _), (_, base, large, _) = texts
    assert (float(small), float(large)) == (700, 1000)
    assert float(base) == pytest.approx(0, abs=1)
    assert float(low) > 100  # SVG counts downwards: a subscript stands below the base line
    assert "<rect" not in svg


@given(st.text(max_size=40) | st.lists(st.sampled_from([*"{}$&_^ab %", "\\", r"\frac", r"\text{"])).map("".join))
def test_no_text_makes_it_raise(tex: str) -> None:
    drawn(tex, is_display=True)
    undrawn(tex)
    spoken(tex, "fr")


def test_mathra_is_loaded_only_for_a_formula() -> None:
    program = (
        "import sys; from paperbuild.findings.source import SourceFile;"
        "from paperbuild.syntax.markdown.markdown import parse_sections;"
        "from paperbuild.output.pdf.formulas import with_drawings;"
        "from paperbuild.output.text.formulas import with_words;"
        "parse_sections([(SourceFile('content/en/01-a.md', '# A\\n\\nCosts $5 and $10.\\n'), 'en')], 600);"
        "with_words('<p>A</p>', 'en'); with_drawings('<p>A</p>'); sys.exit('mathra' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
