"""A translation is compared with its source in every language, whether this tool has a file for it or not."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from paperbuild.compare.compare import compare
from paperbuild.model.blocks import blocks_of
from paperbuild.model.paper import Paper

MakePaper = Callable[[Mapping[str, str]], Paper]


def told(make_paper: MakePaper, tag: str, source: str, translation: str) -> list[str]:
    """What is told of a passage, as `written for wanted`, or the rule where neither is named."""
    texts = {
        f"content/{code}/01-a.md": f"# A {{#a}}\n\n{text}\n" for code, text in (("en", source), (tag, translation))
    }
    sections = {section.locale: section for section in make_paper(texts).sections}
    found = compare(blocks_of(sections["en"]), blocks_of(sections[tag])).differences
    return [f"{item.written} for {item.wanted}" if item.written or item.wanted else item.rule for item in found]


OTHER_MONTHS = [
    ("et", "The ban ends in April.", "Keeld lõpeb märtsis.", "märtsis for April"),
    ("hu", "Applications are open until June.", "Júliusig lehet jelentkezni.", "Júliusig for June"),
    ("tr", "It is closed in March.", "Nisan'da kapalıdır.", "Nisan for March"),
    ("uz", "The fair is in October.", "Yarmarka dekabrda o‘tadi.", "dekabrda for October"),
    ("ka", "The contest closes in September.", "კონკურსი ნოემბერში დასრულდება.", "ნოემბერში for September"),
    ("ta", "They stay ashore in April.", "அவை ஜூன் மாதத்தில் கரையிலேயே இருக்கும்.", "ஜூன் for April"),
    ("nb", "In May the road opens.", "I juni åpner veien.", "juni for May"),
    ("de", "From January to March it is shut.", "Von Februar bis März ist es zu.", "Februar for January"),
]


@pytest.mark.parametrize(("tag", "source", "translation", "wanted"), OTHER_MONTHS, ids=lambda value: str(value)[:12])
def test_another_month_is_told_without_a_day_or_a_year(
    make_paper: MakePaper, tag: str, source: str, translation: str, wanted: str
) -> None:
    assert told(make_paper, tag, source, translation) == [wanted]


RIGHT = [
    # Months in cases, alone and in dates.
    ("et", "It opens in October.", "See avatakse oktoobris."),
    ("hu", "Flood warnings came in May, until September.", "Májusban, majd szeptemberig volt riasztás."),
    ("ka", "By 12 October 2020 it had been spent.", "2020 წლის 12 ოქტომბრისთვის დახარჯული იყო."),
    ("ky", "It closed on 5 March 2019.", "Ал 2019-жылдын 5-мартында жабылды."),
    ("bn", "Prices rose in March and June.", "মার্চে ও জুনে দাম বেড়েছে।"),
    # The source has a word that is no month; a month is said in another way.
    ("fi", "May we ask why?", "Saammeko kysyä, miksi?"),
    ("fi", "It is closed in December.", "Se on kiinni vuoden lopussa."),
    ("de", "They march in May.", "Sie marschieren im Mai."),
    ("fa", "It began in March.", "در فروردین آغاز شد."),
    # Numbers in words.
    ("nb", "Twenty-four families, thirty days, seven boats.", "Fireogtyve familier, tretti dager, syv båter."),
    ("nn", "Fifty-five of the twenty-three.", "Femtifem av dei tjuetre."),
    ("hu", "Twelve inspectors, twenty-five farms.", "Tizenkét ellenőr, huszonöt gazdaság."),
    ("de", "Twenty-four of them left.", "Vierundzwanzig von ihnen gingen."),
    ("kk", "Nine of them left.", "Олардың тоғызы кетті."),
    # A clock with a comma.
    ("bg", "At 6.30 p.m. it was shut.", "В 18,30 ч. беше затворено."),
]


@pytest.mark.parametrize(("tag", "source", "translation"), RIGHT, ids=lambda value: str(value)[:16])
def test_what_says_the_same_is_left_alone(make_paper: MakePaper, tag: str, source: str, translation: str) -> None:
    assert told(make_paper, tag, source, translation) == []


WRONG = [
    ("nb", "Forty-two boats were sold.", "Trettito båter ble solgt.", ["Trettito for Forty-two"]),
    ("nn", "Forty-two boats were sold.", "Trettito båtar vart selde.", ["Trettito for Forty-two"]),
    ("hu", "Seven of the eighteen are shut.", "A tizenhétből hétben nincs.", ["tizenhétből for eighteen"]),
    ("de", "Eighty of them left.", "Vierundzwanzig von ihnen gingen.", ["Vierundzwanzig for Eighty"]),
]


@pytest.mark.parametrize(("tag", "source", "translation", "wanted"), WRONG, ids=lambda value: str(value)[:16])
def test_another_number_in_words_is_told(
    make_paper: MakePaper, tag: str, source: str, translation: str, wanted: list[str]
) -> None:
    assert told(make_paper, tag, source, translation) == wanted
