"""Quotations typed with straight marks where no space tells which mark opens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperbuild.language.joined_quotes import joined_marks, joins_quotations
from paperbuild.language.lookup import known_languages
from paperbuild.language.typography import quotes, with_marks

# As an author types it, and as it is printed.
CASES = [
    ("zh-Hans", '他说"你好"吧', "他说“你好”吧"),
    ("zh-Hans", "\"他说 'x' 吧\"", "“他说 ‘x’ 吧”"),
    ("zh-Hans", "他说\"今天'很好'吧\"。", "他说“今天‘很好’吧”。"),
    ("zh-Hans", '第一"甲"，第二"乙"。', "第一“甲”，第二“乙”。"),
    ("zh-Hans", '称为"2019"年', "称为“2019”年"),
    ("zh-Hans", '他说"你好。"他走了，说"再见。"', "他说“你好。”他走了，说“再见。”"),
    ("zh-Hant", "他說\"今天'很好'吧\"。", "他說「今天『很好』吧」。"),
    ("ja", "彼は\"本'内'当\"と言った。", "彼は「本『内』当」と言った。"),
    ("ja", '"はい"と"いいえ"', "「はい」と「いいえ」"),
    ("th", "เขาพูดว่า\"ใช่'จริง'ครับ\"แล้ว", "เขาพูดว่า“ใช่‘จริง’ครับ”แล้ว"),
    ("ko", '그는"왜"라고 했다', "그는“왜”라고 했다"),
    ("fa", "او گفت \"من 'خوب' هستم\" و رفت", "او گفت «من ‹خوب› هستم» و رفت"),
    ("fa", 'به"خانه"رفت', "به«خانه»رفت"),
    ("ar", 'قال"نعم"ثم ذهب', f"قال{quotes('ar').opening}نعم{quotes('ar').closing}ثم ذهب"),
    ("km", 'គាត់និយាយថា"បាទ"ហើយ', f"គាត់និយាយថា{quotes('km').opening}បាទ{quotes('km').closing}ហើយ"),
]
# What are no quotations: inches, feet, minutes, apostrophes, a mark alone.
ALONE = ["屏幕是5”的", "5’30”到7’20”的路", "他的iPhone’s很好", "O’Brien说", "一个”字", "1990’s年代", "rock ’n’ roll"]
JOINED = [one.tag for one in known_languages() if joins_quotations(one.tag)]


@pytest.mark.parametrize(("locale", "typed", "printed"), CASES)
def test_a_quotation_without_spaces_has_the_marks_of_its_language(locale: str, typed: str, printed: str) -> None:
    assert with_marks(typed, locale) == printed
    if " " not in typed:  # otherwise pandoc sees some of them
        curved = typed.replace('"', "”").replace("'", "’")
        found = joined_marks(curved, locale)
        assert "".join(found.get(at, letter) for at, letter in enumerate(curved)) == printed


@pytest.mark.parametrize("text", ALONE)
@pytest.mark.parametrize("locale", ["zh-Hans", "ja", "th"])
def test_what_is_no_quotation_stays(text: str, locale: str) -> None:
    assert joined_marks(text, locale) == {}


@pytest.mark.parametrize("locale", sorted({"zh", "ja", "th", "ko", "fa", "ar", "yue", *JOINED}))
def test_a_quotation_is_told_from_one_within_it_in_every_language_without_spaces(locale: str) -> None:
    marks = quotes(locale)
    letter = {"th": "ก", "ko": "가", "ar": "ب", "fa": "ب", "ur": "ب", "prs": "ب", "ckb": "ب"}.get(locale, "本")
    typed = f"{letter}”{letter}’{letter}’{letter}”{letter}"
    found = joined_marks(typed, locale)
    assert [found[at] for at in sorted(found)] == [
        marks.opening,
        marks.inner_opening,
        marks.inner_closing,
        marks.closing,
    ]


@given(
    st.text(alphabet="\"'”’“‘「」«»本語あกขبA5 .，。\ufffc", max_size=30),
    st.sampled_from(["zh", "ja", "th", "fa", "ko"]),
)
def test_nothing_but_marks_changes_and_each_pair_is_whole(text: str, locale: str) -> None:
    marks = quotes(locale)
    found = joined_marks(text, locale)
    assert all(text[at] in "\"'”’“‘" for at in found)
    said = [found[at] for at in sorted(found)]
    assert len(said) % 2 == 0
    for opening, closing in ((marks.opening, marks.closing), (marks.inner_opening, marks.inner_closing)):
        if opening != closing:
            assert said.count(opening) == said.count(closing)


@given(st.text(max_size=30), st.sampled_from(["en", "fr", "de", "ru", "el", "he", "hi", "vi"]))
def test_where_spaces_part_words_nothing_changes(text: str, locale: str) -> None:
    assert joined_marks(text, locale) == {}


@given(st.text(alphabet="本語あกขA5 .，。「」", max_size=30), st.sampled_from(["zh", "ja", "th"]))
def test_a_text_without_straight_marks_is_left(text: str, locale: str) -> None:
    assert joined_marks(text, locale) == {}
