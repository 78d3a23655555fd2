"""Tables, figures, sections, pages and notes are called by the words of the language, in its order."""

import pytest

from paperbuild.language.data import en
from paperbuild.language.labels import labels_of
from paperbuild.language.language import NO_BREAK, Language
from paperbuild.language.lookup import known_languages
from paperbuild.language.names import names_of


@pytest.mark.parametrize("language", known_languages(), ids=lambda language: language.tag)
def test_every_language_with_a_file_has_its_own_labels(language: Language) -> None:
    left_out = {"caption", "formula in text"}
    assert set(en.LANGUAGE.labels) - set(language.labels) <= left_out
    for name, label in language.labels.items():
        wanted = 2 if name == "caption" else int(name in {"table", "figure"} or name.endswith(" in text"))
        assert label.count("{}") == wanted, name
        assert label == label.strip(), name


@pytest.mark.parametrize(
    ("tag", "caption", "in_text", "section"),
    [
        ("en", "Table 3. X", "Table 3", "section 2.1"),
        ("fr", "Tableau 3. X", "tableau 3", "section 2.1"),
        ("de", "Tabelle 3: X", "Tabelle 3", "Abschnitt 2.1"),
        ("es", "Tabla 3. X", "tabla 3", "sección 2.1"),
        # Of a word that a sentence would inflect there is a short form.
        ("pl", "Tabela 3. X", "tab. 3", "rozdz. 2.1"),
        ("ru", "Таблица 3 — X", "табл. 3", "разд. 2.1"),
        ("ar", "الجدول 3: X", "الجدول 3", "القسم 2.1"),
        ("hu", "3. táblázat: X", "3. táblázat", "2.1. szakasz"),
        ("eu", "3. taula. X", "3. taula", "2.1. atala"),
        ("lt", "3 lentelė. X", "3 lent.", "2.1 sk."),
        ("zh", "表3　X", "表3", "第2.1节"),
        ("zh-TW", "表3　X", "表3", "第2.1節"),
        ("ja", "表3　X", "表3", "第2.1節"),
        ("pt-PT", "Tabela 3. X", "tabela 3", "secção 2.1"),
        ("sr-Latn", "Tabela 3. X", "tab. 3", "odj. 2.1"),
        # Pandoc knows what a table is called, English says the rest.
        ("cy", "Taflen 3. X", "Taflen 3", "section 2.1"),
        ("xx", "Table 3. X", "Table 3", "section 2.1"),
    ],
)
def test_a_language_has_its_words_and_their_order(tag: str, caption: str, in_text: str, section: str) -> None:
    labels = labels_of(tag)
    assert labels.caption(labels.caption_label("table", "3"), "X").replace(NO_BREAK, " ") == caption
    assert labels.in_text("table", "3").replace(NO_BREAK, " ") == in_text
    assert labels.in_text("section", "2.1").replace(NO_BREAK, " ") == section


def test_no_line_ends_between_the_word_and_the_number() -> None:
    assert labels_of("fr").in_text("table", "3") == "tableau\u00a03"
    assert labels_of("hu").in_text("table", "3") == "3.\u00a0táblázat"


def test_a_caption_without_words_is_its_label() -> None:
    assert labels_of("en").caption("Table 3", "") == "Table 3"


@pytest.mark.parametrize(
    ("tag", "word", "caption", "in_text"),
    [
        ("en", "Chart", "Chart 3", "Chart 3"),
        ("fr", "Graphique", "Graphique 3", "graphique 3"),
        ("hu", "grafikon", "3. grafikon", "3. grafikon"),
        ("zh", "图表", "图表3", "图表3"),
        ("en", "Chart no. {}", "Chart no. 3", "Chart no. 3"),
    ],
)
def test_a_paper_has_words_of_its_own(tag: str, word: str, caption: str, in_text: str) -> None:
    labels = labels_of(tag).with_words({"figure": word})
    assert labels.caption_label("figure", "3").replace(NO_BREAK, " ") == caption
    assert labels.in_text("figure", "3").replace(NO_BREAK, " ") == in_text


def test_the_word_of_the_language_itself_keeps_its_form_in_a_sentence() -> None:
    assert labels_of("ru").with_words({"table": "Таблица"}).in_text("table", "3") == "табл.\u00a03"
    assert labels_of("ar").with_words({"table": "جدول"}) == labels_of("ar")


def test_titles_are_those_of_the_language_of_pandoc_or_english() -> None:
    assert labels_of("fr").title("list of tables") == "Liste des tableaux"
    assert labels_of("fr").title("warning") == "Avertissement"
    assert labels_of("cy").title("list of tables") == "Rhestr Dablau"
    assert labels_of("cy").title("warning") == "Warning"
    assert labels_of("fr").with_words({"list of tables": "Tableaux"}).title("list of tables") == "Tableaux"


@pytest.mark.parametrize("tag", ["", "..", "os.path", "FR"])
def test_the_name_of_a_folder_reads_no_module(tag: str) -> None:
    assert names_of(tag) == {}


@pytest.mark.parametrize(
    ("word", "said"),
    [("{0} {}", "{0}\u00a03"), ("{} or {}", "3\u00a0or\u00a03"), ("{%x%} {x.y} {", "{%x%}\u00a0{x.y}\u00a0{\u00a03")],
)
def test_a_label_with_other_braces_is_printed_as_it_is_typed(word: str, said: str) -> None:
    assert labels_of("en").with_words({"table": word}).caption_label("table", "3") == said
