"""What stands at the head of a PO file, and the names by which its entries are known again."""

from __future__ import annotations

import re

import pytest

from paperbuild.exchange.po.entries import digest
from paperbuild.exchange.po.export import gettext_code, header
from tests.exchange.po.conftest import Exchange, MakePaper, small


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("fr", "fr"),
        ("pt-BR", "pt_BR"),
        ("es-419", "es_419"),
        ("sr-Latn", "sr@latin"),
        ("sr-Cyrl", "sr@cyrillic"),
        ("sr-Latn-RS", "sr_RS@latin"),
        ("zh-Hant", "zh_Hant"),
        ("zh-Hant-TW", "zh_Hant_TW"),
    ],
)
def test_a_language_is_written_as_gettext_does(tag: str, code: str) -> None:
    assert gettext_code(tag) == code


@pytest.mark.parametrize("tag", ["fr", "ja", "ar", "pt-BR", ""])
def test_the_head_says_how_many_forms_the_plural_has(tag: str, make_paper: MakePaper) -> None:
    fields = header(make_paper(small("# Rent\n\nIt rose.\n", "# Loyer\n\nIl a monté.\n")), tag, "paperbuild")
    assert re.fullmatch(r"nplurals=(?:\d|INTEGER); plural=[^;]+;", fields["Plural-Forms"])
    assert fields["Language"] == gettext_code(tag)
    assert fields["POT-Creation-Date"] == fields["PO-Revision-Date"] == "2026-01-01 00:00+0000"
    assert (fields["MIME-Version"], fields["Content-Type"], fields["Content-Transfer-Encoding"]) == (
        "1.0",
        "text/plain; charset=UTF-8",
        "8bit",
    )
    assert (fields["X-Generator"], fields["Project-Id-Version"]) == ("paperbuild", "case")


def test_a_text_has_the_short_name_that_it_had_in_files_that_are_still_on_their_way() -> None:
    assert digest("Rents rose.") == digest("Rents\n rose. ") == "ffb6c9ecbdcb"
    assert digest(" \n") == "-"


SOURCE = """\
# Rent

See <https://example.org/a>, [one](https://example.org/b), `x`, ![A](a.png) and [*b*]{lang=de}.[^n]

[^n]: A note.
"""


def test_a_translator_is_told_what_each_numbered_placeholder_stands_for(make_paper: MakePaper) -> None:
    out = Exchange(small(SOURCE, "# Loyer\n\nVoir.[^n]\n\n[^n]: Une note.\n"), make_paper)
    told = [line for line in out.entry("01-rent.md/paragraph-1").comment.splitlines() if " is " in line]
    assert told == [
        "{link:1} is <https://example.org/a>",
        "<a:1> is (https://example.org/b)",
        "{code:1} is `x`",
        "<img:1> is (a.png)",
        "<span:1> is {lang=de}",
    ]
    assert out.entry("01-rent.md/heading-1").comment.startswith("heading of level 1\n")
    assert out.entry("01-rent.md[^n]").comment.startswith("note n\n")
