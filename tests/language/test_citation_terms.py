"""What notes print of dates and of works that come again, in each language that the tool speaks."""

from __future__ import annotations

import datetime
from functools import cache

import pytest

from paperbuild.engines.csl import with_ways_of
from paperbuild.engines.limits import EngineLimits
from paperbuild.findings.source import SourceFile
from paperbuild.language.citation_terms import DatePart, citation_words, date_form
from paperbuild.language.dates import date_text, partial_date_text
from paperbuild.language.words import languages_with_words, pages_of
from paperbuild.model.manuscript import Cluster, Manuscript
from paperbuild.model.paper import Locale
from paperbuild.model.settings import Metadata
from paperbuild.output.text.citations import works, written_in_short
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from paperbuild.syntax.settings import settings_of
from tests.clock import HANGS_S
from tests.output.test_citations import STYLE
from tests.output.test_citations import _text as text_of

DAYS = [datetime.date(2017, 10, 11), datetime.date(2016, 2, 1), datetime.date(2019, 9, 24), datetime.date(2020, 5, 31)]
LIBRARY = "".join(
    f"@article{{d{number}, author={{Bindel, Julie}}, title={{W}}, journaltitle={{G}}, date={{{day}}}}}\n"
    for number, day in enumerate(DAYS)
)
LIBRARY += "@article{month, author={B, J}, title={W}, journaltitle={G}, date={2016-05}}\n"
LIBRARY += "@article{range, author={B, J}, title={W}, journaltitle={G}, date={2019-04-03/2019-05-05}}\n"
LIBRARY += "@online{web, author={U}, title={P}, date={2012}, url={https://example.org}, urldate={2026-11-24}}\n"
KEYS = (*(f"d{number}" for number in range(len(DAYS))), "month", "range", "web", "web")
SPOKEN = (*languages_with_words(), "pt-BR", "zh-Hans", "zh-Hant", "th", "hu", "en-US")
# What scholars of each language write of a work that was cited right before: most have a word of their own.
IBID = {
    "ar": "المرجع نفسه.",
    "cs": "Tamtéž.",
    "da": "Ibid.",
    "de": "Ebd.",
    "el": "Στο ίδιο.",
    "en": "Ibid.",
    "es": "Ibid.",
    "fa": "همان.",
    "fi": "Mt.",
    "fr": "Ibid.",
    "he": "שם.",
    "hi": "वही.",
    "it": "Ibidem.",
    "ja": "同上.",
    "ko": "위의 글.",
    "nl": "Ibid.",
    "pl": "Tamże.",
    "pt-BR": "Ibid.",
    "ru": "Там же.",
    "sv": "Ibid.",
    "tr": "A.g.e.",
    "uk": "Там само.",
    "vi": "Như trên.",
    "zh-Hans": "同上.",
}


@cache
def noted(locale: str) -> tuple[str, ...]:
    """The notes of `KEYS`, as the house's style prints them in `locale`."""
    library = works(parse_bibliography(SourceFile("b.bib", LIBRARY)), None, locale, EngineLimits(HANGS_S))
    settings = settings_of({"slug": "x", "locale": "en", "date": "2026-11-24", "publisher": {"name": "X"}})
    clusters = tuple(
        Cluster(note, ({"citationId": key, "citationPrefix": [], "citationSuffix": [], "citationHash": 0},), True)  # type: ignore[typeddict-item]
        for note, key in enumerate(KEYS, 1)
    )
    manuscript = Manuscript(Locale(locale, (), Metadata(title="X")), settings, (), (), (), clusters)
    return tuple(plain(text_of(line)) for line in written_in_short(manuscript, STYLE, library))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.slow
@pytest.mark.parametrize("locale", SPOKEN)
def test_a_date_in_a_note_is_written_as_on_the_cover(locale: str) -> None:
    notes = noted(locale)
    for note, day in zip(notes, DAYS, strict=False):
        assert plain(date_text(day, locale)) in note
    assert plain(date_text(datetime.date(2026, 11, 24), locale)) in notes[-2]


@pytest.mark.slow
@pytest.mark.parametrize("locale", [one for one in SPOKEN if one not in {"vi", "fa", "th", "bn"}])
def test_a_month_in_a_note_stands_alone_as_it_does_elsewhere(locale: str) -> None:
    """CSL has one form for a month with and without a day: Vietnamese and Thai have other words between, and Persian
    has the ending of what follows; Bangla has a comma after a month with its day."""
    assert plain(partial_date_text("2016-05", locale)) in noted(locale)[len(DAYS)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("pl", "3 kwietnia–5 maja 2019"),
        ("uk", "3 квітня–5 травня 2019"),
        ("fi", "3. huhtikuuta–5. toukokuuta 2019"),
        ("fr", "3 avril–5 mai 2019"),
    ],
)
def test_both_months_of_a_range_stand_as_after_a_day(locale: str, said: str) -> None:
    assert said in noted(locale)[KEYS.index("range")]


@pytest.mark.slow
@pytest.mark.parametrize(("locale", "said"), IBID.items())
def test_a_work_that_comes_again_is_named_as_scholars_of_the_language_do(locale: str, said: str) -> None:
    assert noted(locale)[-1] == said


@pytest.mark.slow
@pytest.mark.parametrize("locale", languages_with_words())
def test_the_statement_names_the_word_for_it_that_notes_have(locale: str) -> None:
    assert noted(locale)[-1].rstrip(".").casefold() in pages_of(locale)["limits"][1].casefold()


@pytest.mark.slow
def test_a_note_in_hindi_for_which_csl_has_no_words_has_none_in_english() -> None:
    assert not {"accessed", "November", "Ibid"} & set(" ".join(noted("hi")).replace(",", " ").split())


def test_what_stands_between_two_parts_goes_with_the_one_that_may_be_missing() -> None:
    japanese, hebrew = date_form("ja"), date_form("he")
    assert japanese is not None
    assert hebrew is not None
    assert [(part.name, part.after) for part in japanese.parts] == [("year", "年"), ("month", ""), ("day", "日")]
    assert [(part.name, part.after) for part in hebrew.parts] == [("day", " ב"), ("month", " "), ("year", "")]
    assert date_form("xx") is None


@pytest.mark.parametrize("date", ["", '<date form="text"><date-part name="year"/></date>'])
def test_a_style_that_says_how_it_writes_a_date_keeps_that(date: str) -> None:
    style = f'<style><info/><locale xml:lang="pl">{date}<terms/></locale></style>'
    written = with_ways_of(style, "pl", (DatePart("year", False, "", ""),), ["styczeń"], citation_words("pl"))
    assert "tamże" in written
    assert ("styczeń" in written) == (not date)
