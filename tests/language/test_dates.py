"""Dates in the words of their language."""

import datetime
import subprocess
import sys

import pytest

from paperbuild.language.dates import date_text, months_after_day, partial_date_text

DAY = datetime.date(2019, 9, 24)


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en", "24 September 2019"),
        ("en-US", "September 24, 2019"),
        ("fr", "24 septembre 2019"),
        ("de", "24. September 2019"),
        ("ru", "24 сентября 2019\u202fг."),
        ("el", "24 Σεπτεμβρίου 2019"),
        ("ar", "24 سبتمبر 2019"),
        ("zh-Hans", "2019年9月24日"),
        ("pt", "24 de setembro de 2019"),
        ("xx", "24 September 2019"),
    ],
)
def test_a_day_is_written_as_its_language_writes_it(locale: str, words: str) -> None:
    assert date_text(DAY, locale).replace("\u00a0", "\u202f") == words


def test_the_first_day_of_a_french_month_is_an_ordinal() -> None:
    assert date_text(datetime.date(2026, 3, 1), "fr") == "1er mars 2026"
    assert date_text(datetime.date(2026, 3, 11), "fr") == "11 mars 2026"


@pytest.mark.parametrize(
    ("date", "locale", "words"),
    [("2019-09", "ru", "сентябрь 2019\u202fг."), ("2019-09", "zh-Hans", "2019年9月"), ("2019", "ar", "2019")],
)
def test_a_month_alone_is_in_the_nominative(date: str, locale: str, words: str) -> None:
    assert partial_date_text(date, locale).replace("\u00a0", "\u202f") == words


def test_months_change_after_a_day_only_where_the_language_has_it_so() -> None:
    assert months_after_day("ru")["сентябрь"] == "сентября"
    assert months_after_day("en")["May"] == "May"


def test_what_one_language_was_asked_for_changes_no_other() -> None:
    program = (
        "from paperbuild.language.cldr import cldr_locale\n"
        "for tag in ('zh', 'hu'):\n"
        "    names = cldr_locale(tag).months['stand-alone']['wide']\n"
        "print(names[3])\n"
    )
    asked = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert asked.stdout == "március\n"
