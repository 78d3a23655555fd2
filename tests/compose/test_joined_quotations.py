"""Quotations in sections, notes, headings and tables whose language has no spaces at them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from paperbuild.compose.assemble import assemble
from paperbuild.model.manuscript import Manuscript
from paperbuild.model.paper import Paper
from tests.compose.words import words_in

MakePaper = Callable[[Mapping[str, bytes]], Paper]
SETTINGS = 'slug = "x"\nlocale = "{}"\ndate = 2026-01-02\n[publisher]\nname = "P"\n'


def read(make_paper: MakePaper, text: str, locale: str = "zh-Hans") -> Manuscript:
    paper = make_paper(
        {
            "content/paper.toml": SETTINGS.format(locale).encode(),
            f"content/{locale}/01-one.md": text.encode(),
            f"content/{locale}/metadata.toml": b'title = "T"\n',
            "bibliography.bib": b"",
        }
    )
    return assemble(paper, paper.source)


def words(make_paper: MakePaper, text: str, locale: str = "zh-Hans") -> str:
    return "".join(words_in(read(make_paper, text, locale).parts[0].tree))


@pytest.mark.parametrize(
    ("locale", "typed", "printed"),
    [
        ("zh-Hans", "他说\"今天'很好'吧\"。", "他说“今天‘很好’吧”。"),
        ("zh-Hans", '他说"今天**很好**吧"。', "他说“今天很好吧”。"),
        ("zh-Hans", "\"他说'好'吧\"", "“他说‘好’吧”"),
        ("zh-Hant", "他說：\"今天'很好'吧\"。", "他說：「今天『很好』吧」。"),
        ("ja", "彼は\"本'内'当\"と言った。", "彼は「本『内』当」と言った。"),
        ("ja", '彼は「本」と"当"を言った。', "彼は「本」と「当」を言った。"),
        ("th", 'เขาพูดว่า"ใช่"แล้ว', "เขาพูดว่า“ใช่”แล้ว"),
        ("zh-Hans", '他的`"代码"`和5"屏幕', "他的和5”屏幕"),
        ("zh-Hant", '他說"你好。"他走了，說"再見。"', "他說「你好。」他走了，說「再見。」"),
        ("zh-Hant", '他說 "hello world" 吧', "他說 「hello world」 吧"),
        ("ja", "\"他説の'x'は\"と", "「他説の『x』は」と"),
        ("ko", '그는 "나는 \'왜\' 그래"라고 했다. 그는"왜"라고', "그는 “나는 ‘왜’ 그래”라고 했다. 그는“왜”라고"),
        ("fa", "او گفت \"من 'خوب' هستم\" و رفت.", "او گفت «من ‹خوب› هستم» و رفت."),
    ],
)
def test_a_quotation_in_a_paragraph(make_paper: MakePaper, locale: str, typed: str, printed: str) -> None:
    assert printed in words(make_paper, f"# 标题 {{#a}}\n\n{typed}\n", locale).replace("\n", "")


def test_a_quotation_in_a_heading_a_cell_and_a_note(make_paper: MakePaper) -> None:
    text = '# 论"自由"吧 {#a}\n\n| 甲 | 乙 |\n|--|--|\n| 说"好"吧 | 丙 |\n\n文[^n]\n\n[^n]: 他说"不"吧。\n'
    manuscript = read(make_paper, text)
    printed = "".join(words_in(manuscript.parts[0].tree))
    assert "论“自由”吧" in printed
    assert "说“好”吧" in printed
    assert "他说“不”吧" in "".join(words_in(manuscript.notes[0].blocks))


def test_words_in_another_language_keep_their_marks(make_paper: MakePaper) -> None:
    printed = words(make_paper, "# 标题 {#a}\n\n他[it's 5\" 'wide']{lang=en}说\"好\"吧\n")
    assert "it’s 5”" in printed
    assert "说“好”吧" in printed
