"""A translation is compared with its source in every language, whether this tool has a file for it or not."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from paperbuild.compare.compare import compare
from paperbuild.language.number_words import edition_in_words
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
    ("az", "Eleven of the twenty-five pumps.", "İyirmi beş nasosdan on biri."),
    ("tr", "The twelve parishes agreed.", "On iki mahalle anlaştı."),
    # A word that looks like a number's, where the source has one that is said otherwise.
    ("tr", "The council has twelve-hour shifts.", "Meclis, onlar için uzun nöbetler düzenliyor."),
    ("it", "The twelve parishes did not agree.", "Le parrocchie della lega non sono d'accordo."),
    ("pl", "The twelve-storey house is for sale.", "Wysoki dom na osiedlu, na którym siedzi bocian, jest na sprzedaż."),
    ("nl", "The twelve-storey house is for sale.", "Het hoge huis achter de kerk is te koop."),
    ("ru", "The twelve-storey house is for sale.", "Высокий дом этой семьи продаётся."),
    ("vi", "The twelve-storey house is for sale.", "Ngôi nhà cao tầng được bán trong năm nay."),
    # Halves, in words and in figures.
    ("et", "By half a per cent, by two and a half per cent.", "0,5 protsenti, 2,5 protsenti."),
    ("et", "By 0.5 %, by 2 ½ per cent, by 1.5 hours.", "Pool protsenti, kaks ja pool protsenti, poolteist tundi."),
    ("nb", "By 1 ½ per cent.", "Med 1,5 prosent."),
    # Percent before the number; sizes of India.
    ("sw", "It rose by 12.5 per cent.", "Ilipanda kwa asilimia 12.5."),
    ("eu", "It rose by 12.5 per cent.", "Ehuneko 12,5 igo zen."),
    ("ta", "250 million rupees.", "25 கோடி ரூபாய்."),
    # More digits than are reckoned with.
    ("nl", "One of 1,719,070,799,748,422,500,000.", "Een van 1.719.070.799.748.422.500.000."),
    ("fr", "One of 1,000,000,000,000.", "Une parmi 1 000 000 000 000."),
    # A link that a blank has spoilt: its address is text, and of that another rule tells.
    ("nb", "See [one](https://a.example/7751204/x).", "Se [en](https://a.example/7751204/x)."),
    # Nobody knows how this language says it.
    ("zu", "It rose by 12.5 per cent.", "Lenyuke ngamaphesenti angu-12.5."),
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
    ("az", "Eleven of them left.", "On ikisi getdi.", ["On ikisi for Eleven"]),
    (
        "nl",
        "One of 1,719,070,799,748,422,500,000.",
        "Een van 1.719.070.799.748.422.500.001.",
        ["1.719.070.799.748.422.500.001 for 1,719,070,799,748,422,500,000"],
    ),
    (
        "nb",
        "See [one](https://a.example/7751204/x).",
        "Se [en] (https://a.example/7751204/x).",
        [" for https://a.example/7751204/x"],
    ),
    ("tr", "The twelve parishes agreed.", "On üç mahalle anlaştı.", ["On üç for twelve"]),
    ("de", "Eighty of them left.", "Vierundzwanzig von ihnen gingen.", ["Vierundzwanzig for Eighty"]),
]


@pytest.mark.parametrize(("tag", "source", "translation", "wanted"), WRONG, ids=lambda value: str(value)[:16])
def test_another_number_in_words_is_told(
    make_paper: MakePaper, tag: str, source: str, translation: str, wanted: list[str]
) -> None:
    assert told(make_paper, tag, source, translation) == wanted


SHOPS = (
    "The shop was the last one in the valley. Its owner had kept it open for the old, who came for a talk. It is shut."
)
FEWER = [
    ("et", "Pood oli oru viimane. Nüüd on see kinni."),
    ("uk", "Крамниця була остання в долині. Тепер вона зачинена."),
    ("hy", "Խանութը հովտի վերջինն էր։ Հիմա այն փակ է։"),
    ("ur", "یہ وادی کی آخری دکان تھی۔ اب یہ بند ہے۔"),
    ("zu", "Isitolo sasingesokugcina esigodini. Manje sivaliwe."),
]
WHOLE = [
    (
        "et",
        "Pood oli oru viimane. Omanik hoidis seda lahti vanade pärast, kes tulid juttu ajama; nüüd on see kinni.",
    ),
    ("ko", "그 가게는 골짜기의 마지막 가게였다. 주인은 이야기하러 오는 노인들을 위해 열어 두었지만 이제 닫혔다."),
    ("am", "ሱቁ በሸለቆው የመጨረሻው ነበር። ባለቤቱ ለወሬ ለሚመጡ ሽማግሌዎች ክፍት አድርጎት ነበር፤ አሁን ተዘግቷል።"),
    ("th", "ร้านนี้เป็นร้านสุดท้ายในหุบเขา เจ้าของเปิดไว้ให้คนแก่ที่มาคุย ตอนนี้ปิดแล้ว"),
]


@pytest.mark.parametrize(("tag", "translation"), FEWER)
def test_a_block_that_is_a_sentence_short_is_told(make_paper: MakePaper, tag: str, translation: str) -> None:
    assert told(make_paper, tag, SHOPS, translation) == ["2 for 3"]


@pytest.mark.parametrize(("tag", "translation"), WHOLE)
def test_a_block_that_says_all_in_fewer_sentences_is_not(make_paper: MakePaper, tag: str, translation: str) -> None:
    assert told(make_paper, tag, SHOPS, translation) == []


NOTES = "{}[^mill] {}[^roof]\n\n[^mill]: {}\n\n[^roof]: {}"
CALLS = ("The mill stands empty.", "The church has a roof.")
CALLS_IN_BULGARIAN = ("Мелницата е празна.", "Църквата има покрив.")
ABROAD = ("Its owner lives abroad, and nobody knows where he can be found.", "Paid for by the parish.")
IN_BULGARIAN = ("Собственикът ѝ живее в чужбина и никой не знае къде може да бъде открит.", "Платен от енорията.")


def test_notes_that_carry_no_figure_are_known_to_be_exchanged_by_their_lengths(make_paper: MakePaper) -> None:
    source = NOTES.format(*CALLS, *ABROAD)
    assert told(make_paper, "bg", source, NOTES.format(*CALLS_IN_BULGARIAN, *IN_BULGARIAN)) == []
    turned = NOTES.format(*CALLS_IN_BULGARIAN, *reversed(IN_BULGARIAN))
    assert told(make_paper, "bg", source, turned) == ["[^roof] for [^mill]"]


NAMES = ("Said by Maria Lopez on the telephone.", "They waited for weeks on the shore.")
IN_RUSSIAN = ("Со слов Марии Лопес, по телефону.", "На берегу они прождали несколько недель.")


def test_notes_that_have_each_others_names_and_measures_are_told(make_paper: MakePaper) -> None:
    source = NOTES.format(*CALLS, *NAMES)
    calls = ("Мельница пуста.", "У церкви есть крыша.")
    assert told(make_paper, "ru", source, NOTES.format(*calls, *IN_RUSSIAN)) == []
    assert told(make_paper, "ru", source, NOTES.format(*calls, *reversed(IN_RUSSIAN))) == ["[^roof] for [^mill]"]


YEARS = [
    ("et", "In 2019, it was raised.", "2019. aastal seda tõsteti."),
    ("hu", "On 23 October 2018 it began.\n\nIt ended.", "2018. október 23-án kezdődött.\n\nVége lett."),
    ("cs", "On 5 January 2019 the minister said no.", "5. ledna 2019 řekl ministr ne."),
    ("et", "It is so.[^a]\n\n[^a]: The median in 2021 was 83.", "Nii on.[^a]\n\n[^a]: 2021. aasta mediaan oli 83."),
]


@pytest.mark.parametrize(("tag", "source", "translation"), YEARS)
def test_a_paragraph_that_pandoc_takes_for_a_list_by_its_year_is_no_difference(
    make_paper: MakePaper, tag: str, source: str, translation: str
) -> None:
    assert told(make_paper, tag, source, translation) == []


def test_a_year_that_pandoc_takes_for_the_number_of_a_list_is_a_figure(make_paper: MakePaper) -> None:
    assert told(make_paper, "et", "In 2019, it was raised.", "2018. aastal seda tõsteti.") == ["2018 for 2019"]


@pytest.mark.parametrize("written", ["9" * 5000, "1" + "0" * 4400 + " %", "१" * 5000, "edition " + "8" * 4301])
def test_a_number_that_nobody_can_read_is_compared_as_it_is_written(make_paper: MakePaper, written: str) -> None:
    assert told(make_paper, "fr", f"It is {written} here.", f"C'est {written} ici.") == []
    assert len(told(make_paper, "fa", f"It is {written} of 5 here.", "این 7 است.")) >= 1


def test_an_edition_of_many_digits_is_none() -> None:
    assert edition_in_words("9" * 5000) == 0
    assert edition_in_words("12") == 12


@pytest.mark.parametrize(
    ("tag", "said", "alt"), [("pl", "Spójrz na", "Płace w mieście co miesiąc"), ("ja", "見る", "毎月の賃金")]
)
def test_an_alternative_text_within_a_line_that_is_left_as_it_is_is_told(
    make_paper: MakePaper, tag: str, said: str, alt: str
) -> None:
    source = "Look at ![Wages of every month in the city](a.svg) now."
    left = source.partition("![")[2].partition("]")[0]
    assert told(make_paper, tag, source, f"{said} ![{left}](a.svg).") == ["untranslated"]
    assert told(make_paper, tag, source, f"{said} ![{alt}](a.svg).") == []
