"""Links that lead to the same page in another language are equal, and no others."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from paperbuild.checks.check import found
from paperbuild.model.paper import Paper
from tests.compare.conftest import translation_findings

Make = Callable[[Mapping[str, bytes]], Paper]
FR, DE = "fr", "de"


def paper_of(source: str, translation: str, code: str, settings: str = "", library: str = "") -> dict[str, bytes]:
    head = 'slug = "x"\nlocale = "en"\ndate = 2026-11-28\n[publisher]\nname = "N"\n'
    return {
        "content/paper.toml": f"{head}{settings}".encode(),
        "bibliography.bib": library.encode(),
        "content/en/01-a.md": f"# Rents {{#a}}\n\nSee {source} here.\n".encode(),
        f"content/{code}/01-a.md": f"# Loyers {{#a}}\n\nVoir {translation} ici.\n".encode(),
        f"content/{code}/made-from/01-a.md": f"# Rents {{#a}}\n\nSee {source} here.\n".encode(),
    }


def differences(make_paper: Make, mine: str, other: str, code: str, settings: str = "") -> list[str]:
    files = paper_of(f"[it](<{mine}>)", f"[cela](<{other}>)", code, settings)
    return [item.rule for item in translation_findings(make_paper(files)) if item.rule == "LOC020"]


SAME = [
    (
        "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32016R0679",
        "https://eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX:32016R0679",
        FR,
    ),
    ("http://data.europa.eu/eli/reg/2016/679/oj/eng", "http://data.europa.eu/eli/reg/2016/679/oj/nld", "nl"),
    (
        "http://eur-lex.europa.eu/L.do?uri=OJ:L:2016:119:EN:PDF",
        "http://eur-lex.europa.eu/L.do?uri=OJ:L:2016:119:DE:PDF",
        DE,
    ),
    ("https://ec.europa.eu/info/index_en", "https://ec.europa.eu/info/index_it", "it"),
    ("https://ec.europa.eu/info/index_en.htm", "https://ec.europa.eu/info/index_el.htm", "el"),
    ("https://hudoc.echr.coe.int/eng?i=001-57619", "https://hudoc.echr.coe.int/fre?i=001-57619", FR),
    ("https://en.wikipedia.org/wiki/Rent_control", "https://fr.wikipedia.org/wiki/Contr%C3%B4le_des_loyers", FR),
    ("https://en.m.wikipedia.org/wiki/Rent", "https://zh.m.wikipedia.org/wiki/%E7%A7%9F", "zh-Hans"),
    ("https://en.wiktionary.org/wiki/rent", "https://de.wiktionary.org/wiki/Miete", DE),
    ("https://a.example/p?lang=en&id=7", "https://a.example/p?id=7&lang=de", DE),
    ("https://a.example/p?hl=en-US", "https://a.example/p?hl=pt-BR", "pt-BR"),
    ("https://a.example/p?id=7", "https://a.example/p?id=7&locale=fr", FR),
    ("https://a.example/report-en.pdf", "https://a.example/report-fr.pdf", FR),
    ("https://a.example/report.pdf", "https://a.example/report-fr.pdf", FR),
    ("https://a.example/report_EN_2024.pdf", "https://a.example/report_ES_2024.pdf", "es"),
    ("https://a.example/reportEN.pdf", "https://a.example/reportDE.pdf", DE),
    ("https://www.fao.org/3/ca1234en/ca1234en.pdf", "https://www.fao.org/3/ca1234fr/ca1234fr.pdf", FR),
    ("https://undocs.org/en/A/RES/70/1", "https://undocs.org/fr/A/RES/70/1", FR),
    ("https://undocs.org/A/RES/70/1", "https://undocs.org/ar/A/RES/70/1", "ar"),
    (
        "https://daccess-ods.un.org/x.nsf?Open&DS=A/1&Lang=E",
        "https://daccess-ods.un.org/x.nsf?Open&DS=A/1&Lang=S",
        "es",
    ),
    ("https://www.un.org/doc/E/1.pdf", "https://www.un.org/doc/F/1.pdf", FR),
    ("https://www.wto.org/english/thewto_e/what_e.htm", "https://www.wto.org/french/thewto_f/what_f.htm", FR),
    ("https://www.who.int/health-topics/rent", "https://www.who.int/fr/health-topics/rent", FR),
    ("https://apps.who.int/iris/978924-eng.pdf", "https://apps.who.int/iris/978924-fre.pdf", FR),
    ("https://www.ilo.org/dyn/lang--en/index.htm", "https://www.ilo.org/dyn/lang--fr/index.htm", FR),
    ("https://www.oecd.org/en/topics/rent.html", "https://www.oecd.org/fr/topics/rent.html", FR),
    ("https://learn.a.example/en-us/x", "https://learn.a.example/zh-cn/x", "zh-Hans"),
    ("https://a.example/en/x", "https://a.example/zh/x", "zh-Hans"),
    ("https://a.example/en", "https://a.example/fr", FR),
    ("https://a.example", "https://a.example/fr/", FR),
    ("https://www.a.example/x", "https://fr.a.example/x", FR),
    ("https://a.example/x", "https://fr.a.example/x", FR),
    ("https://a.example/en/x#rent-en", "https://a.example/fr/x#rent-fr", FR),
    ("http://a.example/x", "https://a.example/x", FR),
    ("/en/glossary/rent/", "/fr/glossary/rent/", FR),
    ("../glossary/en/rent.html#en", "../glossary/fr/rent.html#fr", FR),
    ("../duties/#writing-a-readme", "../duties/#écrire-un-readme", FR),
    ("http://a.example/en/x", "https://a.example/fr/x", FR),
    ("https://a.example/x", "https://www.a.example/x", FR),
    # Made from the words of a heading on another page.
    ("../duties/#what-tenants-may-ask-for", "../duties/#ce-que-les-locataires-peuvent-demander", FR),
    ("../duties/#what-tenants-may-ask-for", "../duties/#%D1%87%D1%82%D0%BE-%D0%BC%D0%BE%D0%B6%D0%BD%D0%BE", "ru"),
    ("duties.html#what-tenants-may-ask-for", "duties.html#借主が求められること", "ja"),
]
OTHER = [
    ("https://a.example/en/x", "https://a.example/de/x", FR),
    ("https://a.example/en/x", "https://a.example/fr/y", FR),
    ("https://a.example/en/report-2023.pdf", "https://a.example/fr/report-2024.pdf", FR),
    ("https://a.example/en/x?id=1", "https://a.example/fr/x?id=2", FR),
    ("https://a.example/en/x?id=1", "https://a.example/fr/x", FR),
    ("https://a.example/en/x", "https://b.example/fr/x", FR),
    ("https://a.en/x", "https://a.fr/x", FR),  # the ends of hosts are countries
    ("https://a.example/it/x", "https://a.example/fr/x", FR),  # the source's language is not Italian
    ("https://a.example/rents/x", "https://a.example/fr/x", FR),
    ("https://a.example/rent", "https://a.example/rfrt", FR),
    ("https://a.example/open", "https://a.example/opfr", FR),
    ("https://en.wikipedia.org/wiki/Rent", "https://de.wikipedia.org/wiki/Miete", FR),
    ("https://en.wikipedia.org/wiki/Rent", "https://en.wikipedia.org/wiki/Wage", FR),
    ("https://en.wikipedia.org/wiki/Rent", "https://fr.wikipedia.org/wiki/", FR),
    ("https://en.wikipedia.org/wiki/Rent", "https://fr.wiktionary.org/wiki/loyer", FR),
    ("https://a.example/p?id=7", "https://a.example/p?id=7&sort=fr", FR),
    ("https://a.example/doc/E/1", "https://a.example/doc/F/1", FR),  # no initials but those of the United Nations
    ("https://a.example/en/x", "https://a.example/pt-pt/x", "pt-BR"),
    ("http://a.example/en/x", "https://user@a.example/fr/x", FR),
    ("mailto:en@a.example", "mailto:fr@a.example", FR),
    ("http://a.example/x", "ftp://a.example/x", FR),
    ("../duties/#what-tenants-may-ask-for", "../rights/#ce-que-les-locataires-peuvent-demander", FR),
    ("../duties/#what-tenants-may-ask-for", "../duties/#what-owners-may-ask-for", FR),
    ("../duties/#tenants", "../duties/#owners", FR),
    ("/en/glossary/rent/", "/de/glossary/rent/", FR),
    ("/en/glossary/rent/", "/fr/glossary/wage/", FR),
    ("#en", "#fr", FR),
    ("../duties/#tenants", "../duties/#ce-que-les-locataires-peuvent-demander", FR),
    ("https://a.example/duties#what-tenants-may-ask", "https://a.example/duties#ce-que-les-locataires-disent", FR),
]


@pytest.mark.parametrize(("mine", "other", "code"), SAME)
def test_a_page_in_the_language_of_the_translation_is_no_difference(
    mine: str, other: str, code: str, make_paper: Make
) -> None:
    assert differences(make_paper, mine, other, code) == []


@pytest.mark.parametrize(("mine", "other", "code"), OTHER)
def test_another_page_is_told_although_the_addresses_are_alike(
    mine: str, other: str, code: str, make_paper: Make
) -> None:
    assert differences(make_paper, mine, other, code) == ["LOC020"]


HEADINGS = "See [it](#{}) here.\n\n## {}\n\nA.\n\n## {}\n\nB.\n"


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("des-loyers-trop-hauts", ""),
        ("plus-de-loyers", "link to `#des-loyers-trop-hauts`"),
    ],
)
def test_a_link_leads_to_the_words_that_the_heading_has_in_the_language(
    target: str, hint: str, make_paper: Make
) -> None:
    files = paper_of("", "", FR)
    mine = HEADINGS.format("rents-too-high", "Rents too high", "No more rents")
    other = HEADINGS.format(target, "Des loyers trop hauts", "Plus de loyers")
    for path, text in (("en", mine), (FR, other), ("fr/made-from", mine)):
        files[f"content/{path}/01-a.md"] = f"# A {{#a}}\n\n{text}".encode()
    told = [one for one in translation_findings(make_paper(files)) if one.rule == "LOC020"]
    assert [one.hint for one in told] == ([hint] if hint else [])
    assert all("here, to `#rents-too-high` in content/en/01-a.md:3" in one.message for one in told)


@pytest.mark.parametrize(
    ("source", "translation", "count"),
    [
        ("https://a.example/en/x.", "<https://a.example/fr/x>.", 0),
        ("(at https://a.example/x)", "(<https://a.example/x>)", 0),
        ("https://a.example/x", "<https://a.example/y>", 1),
        ("https://a.example/x", "<https://a.example/x> et <https://a.example/x>", 1),
        ("https://a.example/x", "[le rapport](https://a.example/x)", 1),
        ("<https://a.example/x>", "https://a.example/x", 1),
    ],
)
def test_an_address_may_be_a_link_that_the_source_writes_out(
    source: str, translation: str, count: int, make_paper: Make
) -> None:
    told = [one.rule for one in translation_findings(make_paper(paper_of(source, translation, FR)))]
    assert [rule for rule in told if rule == "LOC020"] == ["LOC020"] * count


LISTED = """[translations]
links = [
  ["https://a.example/rents", "https://a.example/loyers", "https://a.example/mieten"],
  ["https://b.example/{lang}/doc/", "https://b.example/doc/", "https://b.example/x{lang}"],
]
"""


@pytest.mark.parametrize(
    ("mine", "other", "count"),
    [
        ("https://a.example/rents", "https://a.example/loyers", 0),
        ("https://a.example/rents/1#x", "https://a.example/loyers/1#x", 0),
        ("https://a.example/rents/1", "https://a.example/loyers/2", 1),
        ("https://a.example/rents", "https://a.example/wages", 1),
        ("https://b.example/doc/1", "https://b.example/xfr", 1),
        ("https://b.example/eng/doc/7", "https://b.example/doc/7", 0),
        ("https://b.example/doc/7", "https://b.example/de/doc/7", 1),
        ("https://a.example/rents", "https://b.example/doc/", 1),
    ],
)
def test_addresses_that_the_settings_name_stand_for_each_other(
    mine: str, other: str, count: int, make_paper: Make
) -> None:
    assert differences(make_paper, mine, other, FR, LISTED) == ["LOC020"] * count


def test_each_link_has_one_counterpart(make_paper: Make) -> None:
    source = "[a](https://a.example/en/x) and [b](https://a.example/en/x) and [c](https://a.example/en/y)"
    other = "[a](https://a.example/fr/y), [b](https://a.example/fr/x) et [c](https://a.example/fr/z)"
    told = [one for one in translation_findings(make_paper(paper_of(source, other, FR))) if one.rule == "LOC020"]
    assert [one.message.split("`")[1:4:2] for one in told] == [["https://a.example/fr/z", "https://a.example/en/x"]]


WORKS = """
@book{mac2018, author = {Mac, Ann}, title = {Rents}, publisher = {P}, date = {2018}}
@book{mac2018fr, author = {Mac, Ann}, title = {Loyers}, publisher = {P}, date = {2019}%s}
@book{other, author = {Mac, Ann}, title = {Wages}, publisher = {P}, date = {2018}%s}
"""


@pytest.mark.parametrize(
    ("settings", "fields", "code", "is_same"),
    [
        ("", ("", ""), FR, False),
        ('[translations.works]\nmac2018 = { fr = "mac2018fr" }\n', ("", ""), FR, True),
        ('[translations.works]\nmac2018 = { fr = "mac2018fr" }\n', ("", ""), "fr-CA", True),
        ('[translations.works]\nmac2018 = { de = "mac2018fr" }\n', ("", ""), FR, False),
        ('[translations.works]\nother = { fr = "mac2018fr" }\n', ("", ""), FR, False),
        ("", (", related = {mac2018}, relatedtype = {translationof}", ""), FR, True),
        ("", (", related = {mac2018}, relatedtype = {translationof}, langid = {french}", ""), FR, True),
        ("", (", related = {mac2018}, relatedtype = {translationof}, langid = {french}", ""), DE, False),
        ("", (", related = {mac2018}, relatedtype = {translationof}, hyphenation = {french}", ""), DE, False),
        ("", (", related = {mac2018}, relatedtype = {translationof}, language = {french}", ""), DE, False),
        ("", (", related = {mac2018}, relatedtype = {reprintof}", ""), FR, False),
        ("", (", related = {other}, relatedtype = {translationof}", ""), FR, False),
    ],
)
def test_a_published_translation_may_be_cited_for_the_work(
    settings: str, fields: tuple[str, str], code: str, is_same: bool, make_paper: Make
) -> None:
    files = paper_of("it [@mac2018, p. 4]", "cela [@mac2018fr, p. 4]", code, settings, WORKS % fields)
    told = [item.rule for item in translation_findings(make_paper(files)) if "mac2018" in item.message]
    assert told == ([] if is_same else ["LOC016"])
    files = paper_of("it [@mac2018fr, p. 4]", "cela [@mac2018fr, p. 4]", code, settings, WORKS % fields)
    assert "mac2018" not in "".join(item.message for item in translation_findings(make_paper(files)))


def test_another_page_of_a_published_translation_is_told_still(make_paper: Make) -> None:
    settings = '[translations.works]\nmac2018 = { fr = "mac2018fr" }\n'
    files = paper_of("it [@mac2018, p. 4]", "cela [@mac2018fr, p. 5]", FR, settings, WORKS % ("", ""))
    assert "LOC019" in {item.rule for item in translation_findings(make_paper(files))}


def test_a_work_in_the_settings_that_the_bibliography_does_not_have_is_told_there(make_paper: Make) -> None:
    settings = '[translations.works]\nmac2018 = { fr = "mac2018f" }\nmack = { fr = "other" }\n'
    files = paper_of("it [@mac2018]", "cela [@mac2018]", FR, settings, WORKS % ("", ""))
    told = [(item.start.line, item.message) for item in found(make_paper(files)) if item.rule == "SET003"]
    assert sorted(told) == [(7, "the bibliography has no work `mac2018f`"), (8, "the bibliography has no work `mack`")]
