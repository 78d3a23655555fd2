"""A formula that differs between the formats is told, in their words for it."""

from __future__ import annotations

from functools import cache

import pikepdf
import pytest

from paperbuild.app.load import load
from paperbuild.app.parse import parse_project
from paperbuild.model.formats import Format
from paperbuild.verify.edition import Edition
from paperbuild.verify.place import BuiltFile
from paperbuild.verify.vocabulary import vocabulary
from tests.built import built
from tests.places import PAPERS
from tests.verify.made import NOWHERE, found, with_html, with_member, with_pdf

pytestmark = pytest.mark.pango

FORMULAS = PAPERS / "formulas"
WORDS = "sigma squared equals 1 over n"


@cache
def edition(locale: str = "en") -> Edition:
    made = built(FORMULAS, *Format, locale=locale)
    paper, _ = parse_project(load(FORMULAS))
    own = next(one for one in paper.locales if one.code == locale)
    files = {
        name: BuiltFile(f"build/{locale}/a.{name}", locale, made.artifacts[locale, name].content, NOWHERE)
        for name in Format
    }
    return Edition(locale, files, vocabulary(paper, own))


@pytest.mark.parametrize("locale", ["en", "fr", "ar"])
def test_the_formats_say_the_same_formulas(locale: str) -> None:
    assert [one.message for one in found(edition(locale))] == []


def test_another_formula_in_the_text_or_in_a_note_is_told() -> None:
    html = with_html(edition(), ('alttext="r sub i equals', 'alttext="s sub i equals'))
    assert {one.rule for one in found(html)} == {"OUT028"}
    assert any("it says `s`" in one.message or "the HTML `s`" in one.message for one in found(html))
    book = with_member(edition(), "EPUB/part-burden.xhtml", ('alttext="h open paren b', 'alttext="g open paren b'))
    assert [one.path for one in found(book)] == ["build/en/a.epub"]


def test_another_formula_in_print_is_told() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and str(item.get("/Alt", "")).startswith("r sub i equals"):
                item.Alt = pikepdf.String("t")

    assert "OUT028" in {one.rule for one in found(with_pdf(edition(), change))}
