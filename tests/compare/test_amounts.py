"""Figures as translators really write them: the same ones are no difference, and others are one."""

from __future__ import annotations

import pytest

from paperbuild.compare.amounts import compare_figures
from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.blocks import Block, blocks_of
from paperbuild.model.section import Piece, PieceKind, Section
from tests.clock import at_most

SAME = [
    ("It lapses after two weeks.", "תוקף ההיתר פוקע כעבור שבועיים.", "he"),
    ("It must be lodged within a couple of months.", "يجب تقديم الطعن في غضون شهرين.", "ar"),
    ("They were found four days later.", "시신은 나흘 뒤에 발견되었다.", "ko"),
    ("in three cities and 3 towns", "dans 3 villes et trois bourgs", "fr"),
    ("in the 1990s", "dans les années 1990", "fr"),
    ("in the 1990s", "in den 1990er Jahren", "de"),
    ("in the 1990s", "в 1990-х годах", "ru"),
    ("the '90s", "les années 90", "fr"),
    ("20% of all", "20 % de tous", "fr"),
    ("the 1st of it", "le 1er", "fr"),
    ("its 21st session", "sa 21e session", "fr"),
    ("its 2nd, 3rd and 45th session", "ses 2e, 3e et 45ᵉ sessions", "fr"),
    ("in the 21st century", "au XXIe siècle", "fr"),
    ("in the 19th century", "в XIX веке", "ru"),
    ("in the 19th century", "en el siglo XIX", "es"),
    ("in the 19th century", "no século XIX", "pt"),
    ("in the 19th century", "w XIX wieku", "pl"),
    ("in the 19th century", "im 19. Jahrhundert", "de"),
    ("in the 19th century", "19世纪", "zh-Hans"),
    ("$5 million was spent", "5 millions de dollars ont été dépensés", "fr"),
    ("$5 million", "5 Millionen US-Dollar", "de"),
    ("€1.5 billion", "1,5 milliard d'euros", "fr"),
    ("€1.5 billion", "1,5 Milliarden Euro", "de"),
    ("£200,000", "200 000 livres", "fr"),
    ("€2bn", "2 milliards d'euros", "fr"),
    ("€2m", "2 millions d'euros", "fr"),
    ("5k people", "5 000 personnes", "fr"),
    ("20-30 people", "de 20 à 30 personnes", "fr"),
    ("20–30%", "de 20 à 30 %", "fr"),
    ("20% to 30%", "de 20 à 30 %", "fr"),
    ("between 1999–2001", "entre 1999 et 2001", "fr"),
    ("1999–2001", "1999-2001", "fr"),
    ("1999-01", "1999-2001", "fr"),
    ("in 1998/99", "en 1998-1999", "fr"),
    ("at 3 pm", "à 15 h", "fr"),
    ("at 3:30 pm", "à 15 h 30", "fr"),
    ("at 3.30 p.m.", "um 15.30 Uhr", "de"),
    ("at 11 a.m.", "à 11 h", "fr"),
    ("at 12:15 am", "à 0 h 15", "fr"),
    ("on 4 May 2019", "le 4/5/2019", "fr"),
    ("on May 4, 2019", "4. Mai 2019", "de"),
    ("on 4/5/2019", "le 4 mai 2019", "fr"),
    ("on 2019-05-04", "le 4 mai 2019", "fr"),
    ("4–6 May 2019", "du 4 au 6 mai 2019", "fr"),
    ("two thirds and 1/2", "deux tiers et la moitié", "fr"),
    ("half of 1,000", "la moitié de mille", "fr"),
    ("thousands of people, 2,000 of them", "des milliers de personnes, dont deux mille", "fr"),
    ("one in five", "20 % des gens", "fr"),
    ("25 percent", "25 pour cent", "fr"),
    ("25 per cent", "25 %", "fr"),
    ("a 25-year-old", "25 ans", "fr"),
    ("over-18s", "plus de 18 ans", "fr"),
    ("thirty-five people", "35 personnes", "fr"),
    ("35 people", "trente-cinq personnes", "fr"),
    ("100,000 people", "cent mille personnes", "fr"),
    ("about 2 million", "deux millions environ", "fr"),
    ("COVID-19 in 2020", "la COVID-19 en 2020", "fr"),
    ("H1N1", "H1N1", "fr"),
    ("10°C", "10 °C", "fr"),
    ("5 km", "5 kilomètres", "fr"),
    ("No. 5", "n° 5", "fr"),
    ("Article 6(2)", "article 6, paragraphe 2", "fr"),
    ("Regulation (EU) 2016/679", "règlement (UE) 2016/679", "fr"),
    ("Regulation No 1612/68", "règlement n° 1612/68", "fr"),
    ("+32/2/210 17 80", "+32/2/210 17 80", "fr"),
    ("24/7", "24 heures sur 24, 7 jours sur 7", "fr"),
    ("24/7", "en permanence", "fr"),
    ("Section 8.3.1", "section 8.3.1", "fr"),
    ("World War II", "Seconde Guerre mondiale", "fr"),
    ("World War II", "der Zweite Weltkrieg", "de"),
    ("Part II, 2", "Partie 2, II", "fr"),
    ("1,234.5", "1.234,5", "de"),
    ("1,234.5", "1’234.5", "de-CH"),
    ("12,345 people", "12345 personnes", "fr"),
    ("12,345", "12 345", "fr"),
    ("0.5%", "0,5 %", "fr"),
    ("-5%", "−5 %", "fr"),
    ("60 years", "六十年", "zh-Hans"),
    ("30%", "30％", "zh-Hans"),
    ("1 in 3", "1 sur 3", "fr"),
    ("a dozen", "12", "fr"),
    ("3 million", "300万", "zh-Hans"),
    ("3,5 million people", "3,5 millions", "fr"),
    ("150,000", "15万", "zh-Hans"),
    ("150,000", "15万", "ja"),
    ("2018", "۲۰۱۸", "fa"),
    ("62.9%", "٦٢٫٩٪", "ar"),
    ("three quarters (75%)", "trois quarts (75 %)", "fr"),
    ("the 2010s", "la década de 2010", "es"),
    ("the 2010s", "les années deux mille dix", "fr"),
    ("mid-1990s", "mi-1990", "fr"),
    ("1980s and 1990s", "années 80 et 90", "fr"),
    ("May 1968", "mai 68", "fr"),
    ("in 1 January 2004", "1er janvier 2004", "fr"),
    ("1,000–2,000", "1 000 à 2 000", "fr"),
    ("1-2 million", "1 à 2 millions", "fr"),
    ("1 to 2 million", "de un à deux millions", "fr"),
    ("1–2 million", "1 à 2 millions", "fr"),
    ("US$1,000", "1 000 USD", "fr"),
    ("€10", "10 €", "fr"),
    ("$10", "10 dollars", "fr"),
    ("¥100", "100 yens", "fr"),
    ("£5", "5 livres sterling", "fr"),
    ("17 arrests", "dix-sept arrestations", "fr"),
    ("20 or 30 people", "entre vingt et trente personnes", "fr"),
    ("20 people", "une vingtaine de personnes", "fr"),
    ("100 people", "une centaine de personnes", "fr"),
    ("8 people", "des gens", "fr"),
    ("twenty per cent", "20 %", "fr"),
    ("20%, 25% and 30%", "20, 25 et 30 %", "fr"),
    ("half of them", "50 % d'entre eux", "fr"),
    ("the 20th session", "la vingtième session", "fr"),
    ("on 1 May 2016", "le premier mai 2016", "fr"),
    ("at three in the afternoon", "à 15 h", "fr"),
]
OTHER = [
    ("A bribe of ₹2,000 is asked for it.", "जन्म प्रमाणपत्र के लिए रिश्वत माँगी जाती है।", "hi"),
    ("It lapses after four weeks.", "תוקף ההיתר פוקע כעבור שבועיים.", "he"),
    ("It must be lodged within three months.", "يجب تقديم الطعن في غضون شهرين.", "ar"),
    ("They were found four days later.", "시신은 사흘 뒤에 발견되었다.", "ko"),
    ("in the 1990s", "dans les années 1980", "fr"),
    ("its 21st session", "sa 12e session", "fr"),
    ("in the 21st century", "au XXe siècle", "fr"),
    ("in the 19th century", "au XXIe siècle", "fr"),
    ("$5 million was", "5 milliards de dollars ont", "fr"),
    ("$5 million was", "5 millions d'euros ont", "fr"),
    ("20-30 people", "de 20 à 40 personnes", "fr"),
    ("20–30%", "20 à 35 %", "fr"),
    ("at 3 pm", "à 16 h", "fr"),
    ("at 3:30 pm", "à 15 h 45", "fr"),
    ("on 4 May 2019", "le 5/4/2019", "fr"),
    ("on 4/5/2019", "le 5 avril 2019", "fr"),
    ("35 people", "53 personnes", "fr"),
    ("100,000", "10 000", "fr"),
    ("1999–2001", "1999-2011", "fr"),
    ("3 million", "300 000", "fr"),
    ("COVID-19 in 2020", "la COVID-19 en 2002", "fr"),
    ("25 per cent", "52 %", "fr"),
    ("3 million", "30万", "zh-Hans"),
    ("150,000", "150万", "zh-Hans"),
    ("1-2 million", "1 à 2 milliards", "fr"),
    ("thirty-five people of 1,234", "53 personnes de 1 234", "fr"),
    ("3 people", "4 personnes", "fr"),
    ("25 per cent", "25 euros", "fr"),
    ("35 people", "trente-six personnes", "fr"),
    ("May 1968", "mai 67", "fr"),
    ("in 1998/99", "en 1998-2000", "fr"),
    ("€10", "10 dollars", "fr"),
    ("52% of men, of women 35%", "52 des hommes, mais des femmes 35 %", "fr"),
    ("it was 30% before the law", "c'était plus bas avant la loi", "fr"),
    ("for a large part", "pour 90 % à recruter", "fr"),
    ("a fine", "une amende ou 20 €", "fr"),
    ("On 20 October 2016", "En octobre 2016", "fr"),
    ("on April 13, 2016", "en avril 2016", "fr"),
    ("on 4/5/2019", "en mai 2019", "fr"),
    ("17 other arrests", "d'autres arrestations", "fr"),
    ("there were 20 of them", "on en dénombrait", "fr"),
    ("and made 18 arrests", "et procédé à des arrestations", "fr"),
]


def block(text: str, locale: str) -> Block:
    piece = Piece(PieceKind.PARAGRAPH, Span(0, len(text)), text)
    return blocks_of(Section(SourceFile(f"content/{locale}/01-a.md", text), locale, lambda: None, pieces=(piece,)))[0]


@pytest.mark.parametrize(("english", "translated", "locale"), SAME)
def test_the_same_figures_written_otherwise_are_no_difference(english: str, translated: str, locale: str) -> None:
    found = list(compare_figures(block(english, "en"), block(translated, locale)))
    assert found == [], [(item.kind, item.written, item.wanted) for item in found]


@pytest.mark.parametrize(("english", "translated", "locale"), OTHER)
def test_other_figures_are_a_difference(english: str, translated: str, locale: str) -> None:
    assert list(compare_figures(block(english, "en"), block(translated, locale)))


def test_another_month_is_told_with_the_one_of_the_source() -> None:
    source, other = block("on 2 May and 27 May 2016", "en"), block("le 2 mai et le 27 juin 2016", "fr")
    assert [(item.written, item.wanted) for item in compare_figures(source, other)] == [("juin", "May")]


def test_figures_of_a_folder_that_is_no_language_are_not_compared() -> None:
    """That the folder is none has been told: what its figures would mean nobody knows."""
    assert list(compare_figures(block("1,500 people", "en"), block("1 500 personnes", "french"))) == []


def test_many_figures_that_differ_take_no_longer_than_many_that_agree() -> None:
    """A list of numbers that was put in the place of another: each was looked for among all others (33 s)."""
    english = " ".join(f"{1000 + 7 * at} x" for at in range(2000))
    other = " ".join(f"{900001 + 3 * at} y" for at in range(2000))
    with at_most(10):
        found = list(compare_figures(block(english, "en"), block(other, "fr")))
    assert len(found) >= 100


def test_the_one_of_many_figures_that_differs_is_told() -> None:
    english = " ".join(f"{1000 + 7 * at} x" for at in range(2000))
    found = list(compare_figures(block(english, "en"), block(english.replace(" 8000 ", " 8001 "), "fr")))
    assert [(item.written, item.wanted) for item in found] == [("8001", "8000")]
