"""Citations have the marks of their language."""

from typing import Any

import pytest

from paperbuild.output.text.citation_marks import with_marks_of


def inlines(text: str) -> list[Any]:
    """Inlines as citeproc writes them; what stands between asterisks is emphasised."""
    made: list[Any] = []
    for index, piece in enumerate(text.split("*")):
        words: list[Any] = []
        for number, word in enumerate(piece.split(" ")):
            words += [{"t": "Space"}] if number else []
            words += [{"t": "Str", "c": word}] if word else []
        made += [{"t": "Emph", "c": words}] if index % 2 else words
    return made


def text(found: list[Any]) -> str:
    """The words in `found`, with brackets around what is kept together from left to right."""
    pieces = []
    for inline in found:
        if inline["t"] == "Str":
            pieces.append(inline["c"])
        elif inline["t"] == "Emph":
            pieces.append(f"*{text(inline['c'])}*")
        elif inline["t"] == "Span":
            assert inline["c"][0][2] == [["dir", "ltr"]]
            pieces.append(f"[{text(inline['c'][1])}]")
        else:
            pieces.append(" ")
    return "".join(pieces)


MARKS = [
    ("fr", "Org, *Titre: un rapport*, 1 février 2026", "Org, *Titre\u00a0: un rapport*, 1er février 2026"),
    ("fr", "Paris: PUF, 11 février 2026, https://a.example", "Paris\u00a0: PUF, 11 février 2026, https://a.example"),
    ("fr", "Org, *Titre*; Org 2, 2015; cité ici", "Org, *Titre*\u202f; Org 2, 2015\u202f; cité ici"),
    ("fr-CA", "Org, 2015; Paris: PUF", "Org, 2015; Paris\u00a0: PUF"),
    ("ru", "24 сентябрь 2019 г., май 2019", "24 сентября 2019 г., май 2019"),
    ("el", "(1 Φεβρουάριος 2026)", "(1 Φεβρουαρίου 2026)"),
    ("pl", "3 maj 2020", "3 maja 2020"),
    ("en", "Org, *A title: more*, 1 May 2026.", "Org, *A title: more*, 1 May 2026."),
    ("ar", "ليلى حداد, *المدينة*, 2019, ص 4.", "ليلى حداد، *المدينة*، 2019، ص 4."),
    ("ar", "Law Forum (LF), *Homes, Fit*, 2018.", "[Law Forum] ([LF])، [*Homes, Fit*]، 2018."),
    ("ar", "Ann Doe و B. Roe, ”On a, b“, م 3.", "[Ann Doe] و [B. Roe]، [”On a, b“]، م 3."),
    ("ar", "سامي ناصر و منى خوري, 2020", "سامي ناصر ومنى خوري، 2020"),
    ("zh-Hans", "陈思远, *城市: 调查*, 南城: 出版社, 页 4.", "陈思远，《城市：调查》，南城：出版社，页4。"),
    ("zh-Hans", "李文 和 周岚, 《时间》 (注脚 4), 页 25.", "李文和周岚，《时间》（注脚4），页25。"),
    ("zh-Hans", "HCN, *Open after Work*, 页 4.", "HCN, *Open after Work*, 页 4."),
]


@pytest.mark.parametrize(("locale", "written", "wanted"), MARKS)
def test_a_citation_has_the_marks_of_its_language(locale: str, written: str, wanted: str) -> None:
    assert text(with_marks_of(locale, inlines(written))) == wanted
