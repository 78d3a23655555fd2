"""What is wrong with a PO file is told at its line, all at once, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from paperbuild.app.load import decoded
from paperbuild.engines.gettext import read_po
from paperbuild.exchange.po.merge import merge
from paperbuild.findings.source import SourceFile
from tests.exchange.po.conftest import Exchange, Files, MakePaper, small
from tests.exchange.po.test_merge import FIRST, FRENCH, PATH, SECOND, SOURCE, changed

Make = Callable[[Files], Exchange]
NOTE_HINT = "write the note where its number is to stand: `<note:tn-name>what it says</note:tn-name>`"
LINK = "01-rent.md#rent/paragraph-3"
LINKED = SOURCE.replace("- It rose.", "A [link](https://example.org) and *stress*.\n\n- It rose.")
LINKED_FRENCH = FRENCH.replace("- Il a monté.", "Un [lien](https://example.org) et de l'*accent*.\n\n- Il a monté.")


def told(out: Exchange) -> list[tuple[str, str]]:
    """The rules and messages of what is found; nothing is written where any is an error."""
    merged = out.back()
    assert not merged.files or all(item.severity == "warning" for item in merged.findings)
    return [(item.rule, item.message) for item in merged.findings]


@pytest.fixture
def out(exchange: Make) -> Exchange:
    """A PO file of a small paper."""
    return exchange(small(LINKED, LINKED_FRENCH))


@pytest.mark.parametrize(
    ("translation", "message"),
    [
        ("Le loyer était de 900 euros.", "`{note:paid}` is missing"),
        ("Le loyer.{note:paid}{note:paid}", "`{note:paid}` is here more often than in the source"),
        ("Le loyer.{note:paid}{note:other}", "the source has no `{note:other}`"),
        ("Le loyer.{note:paid}{cite:marsh2021}", "the source has no `{cite:marsh2021}`"),
        ("Le loyer.{note:paid", "`{note:paid}` is missing"),
        ("Le loyer.{ note:paid }", "`{note:paid}` is missing"),
    ],
)
def test_a_damaged_placeholder_is_told(out: Exchange, translation: str, message: str) -> None:
    out.translate({FIRST: translation})
    assert told(out) == [("LOC034", message)]


def test_a_mistyped_placeholder_is_told_with_what_was_meant(out: Exchange) -> None:
    out.translate({FIRST: "Le loyer.{note:piad}"})
    findings = out.back().findings
    assert {item.message for item in findings} == {"`{note:paid}` is missing", "the source has no `{note:piad}`"}
    assert "did you mean `{note:paid}`?" in {item.hint for item in findings}


@pytest.mark.parametrize(
    ("translation", "message"),
    [
        ("Un lien et <i>accent</i>.", "`<a:1>` is missing"),
        ("Un <a:1>lien et <i>accent</a:1></i>.", "`</a:1>` is not opened or closed in the right place"),
        ("Un <a:1>lien</a:1> et <i>accent.", "`<i>` is not opened or closed in the right place"),
        ("Un </a:1>lien<a:1> et.", "`</a:1>` is not opened or closed in the right place"),
        ("Un <a:1>lien</a:1> et <span:4>mot</span:4>.", "the source has no `<span:4>`"),
    ],
)
def test_a_damaged_tag_is_told(out: Exchange, translation: str, message: str) -> None:
    out.translate({LINK: translation})
    assert ("LOC034", message) in told(out)


def test_emphasis_is_the_translators_affair(out: Exchange) -> None:
    out.translate({LINK: "Un <b><a:1>lien</a:1></b> et un accent."})
    assert "Un **[lien](https://example.org)** et un accent." in out.taken()[PATH].decode()


def test_each_fault_stands_at_the_line_of_its_translation(out: Exchange) -> None:
    out.translate({FIRST: "Un.", SECOND: "Deux.\n\nDeux encore."})
    findings = out.back().findings
    lines = out.text.split("\n")
    assert [item.rule for item in findings] == ["LOC034", "LOC035"]
    assert [lines[item.start.line - 1][:10] for item in findings] == ['msgstr "Un', 'msgstr ""']


def test_an_empty_line_would_make_two_paragraphs(out: Exchange) -> None:
    out.translate({SECOND: "Un alinéa.\n \nUn autre."})
    assert told(out) == [("LOC035", "an empty line would make two paragraphs of it")]


def test_a_single_line_end_is_a_space(out: Exchange) -> None:
    out.translate({SECOND: "Un alinéa\nsur deux lignes."})
    assert "\nUn alinéa sur deux lignes.\n" in out.taken()[PATH].decode()


def test_two_entries_for_one_text_are_told_at_the_second(out: Exchange) -> None:
    entry = next(part for part in out.text.split("\n\n") if FIRST in part)
    out.text += "\n" + entry + "\n"
    [finding] = out.back().findings
    assert finding.rule == "LOC033"
    assert finding.start.line > out.text.count("\n") - 5


def test_the_wrong_language_is_told_at_the_header(out: Exchange) -> None:
    out.replace("Language: fr", "Language: de")
    [finding] = out.back().findings
    assert (finding.rule, finding.hint) == ("LOC032", "import it with `-l de`, or correct its header")
    assert "Language: de" in out.text.split("\n")[finding.start.line - 1]


@pytest.mark.parametrize("written", ["fr", "FR", "fr-", ""])
def test_a_language_written_otherwise_or_not_at_all_is_none_the_wrong_one(out: Exchange, written: str) -> None:
    out.replace("Language: fr", f"Language: {written.strip('-')}")
    assert told(out) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('msgstr "Personne n\'a demandé pourquoi."', "msgstr \"Personne n'a demandé pourquoi."),
        ('msgstr "Personne n\'a demandé pourquoi."', 'msgstr "Personne n\'a "demandé" pourquoi."'),
        ('msgstr "Personne n\'a demandé pourquoi."', "msgstr Personne"),
        ('msgstr "Personne n\'a demandé pourquoi."', "Personne n'a demandé"),
        ('msgstr "Personne n\'a demandé pourquoi."', '<<<<<<< HEAD\nmsgstr "Personne n\'a demandé pourquoi."'),
        ('msgstr "Personne n\'a demandé pourquoi."', 'msgctxt "x"\nmsgstr "y"'),
    ],
)
def test_broken_syntax_is_told_and_hides_no_other_fault(out: Exchange, old: str, new: str) -> None:
    out.translate({FIRST: "Le loyer."})
    out.replace(old, new)
    findings = told(out)
    assert ("LOC034", "`{note:paid}` is missing") in findings
    assert {rule for rule, _ in findings} == {"LOC030", "LOC034"}


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_a_broken_entry_hides_no_other_whatever_ends_the_lines(out: Exchange, make_paper: MakePaper, end: str) -> None:
    out.translate({FIRST: "Le loyer."})
    out.replace('msgstr "Personne n\'a demandé pourquoi."', 'msgctxt "x"')
    merged = merge(make_paper(out.files), "fr", read_po(SourceFile("fr.po", out.text.replace("\n", end))))
    assert {(item.rule, *item.start) for item in merged.findings} == {
        (item.rule, *item.start) for item in out.back().findings
    }
    assert {item.rule for item in merged.findings} == {"LOC030", "LOC034"}


def test_what_is_no_utf_8_is_told_at_its_place(out: Exchange, make_paper: MakePaper) -> None:
    content = out.text.encode().replace("demandé".encode(), b"demand\xe9")
    merged = merge(make_paper(out.files), "fr", read_po(decoded(content, "fr.po")))
    [finding] = [item for item in merged.findings if item.rule == "LOC031"]
    assert not merged.files
    line = content.split(b"\n")[finding.start.line - 1]
    assert line[: finding.start.column - 1].endswith(b"demand")


def test_another_encoding_in_the_header_is_told(out: Exchange) -> None:
    out.replace("charset=UTF-8", "charset=ISO-8859-1")
    assert told(out) == [("LOC031", "its header says `ISO-8859-1`")]


def test_what_git_could_not_merge_is_one_finding_and_brings_nothing(out: Exchange) -> None:
    line = next(line for line in out.text.split("\n") if line.startswith("msgstr") and line.endswith('."'))
    out.replace(line, f'<<<<<<< HEAD\n{line}\n=======\nmsgstr "Autre."\n>>>>>>> spring')
    assert told(out) == [("RAW004", told(out)[0][1])]
    assert not out.back().files


@pytest.mark.parametrize("content", ["", "no PO at all", "\x00\x01", "msgid", '"', "#", "#|", 'msgid ""\nmsgstr ""\n'])
def test_what_is_no_po_file_is_told_or_brings_nothing(out: Exchange, make_paper: MakePaper, content: str) -> None:
    merged = merge(make_paper(out.files), "fr", read_po(SourceFile("fr.po", content)))
    assert not merged.files


def test_a_translation_of_what_the_source_no_longer_says_is_told_and_the_rest_is_taken_over(out: Exchange) -> None:
    out.translate({FIRST: "Le loyer était bas.{note:paid}", SECOND: "Qui a demandé pourquoi ?"})
    out.change_paper("content/en/01-rent.md", "The rent was 900 euros.[^paid]\n\n", "")
    merged = out.back()
    message = "`content/en/01-rent.md:3` says something else now"
    assert [(item.rule, item.message) for item in merged.findings] == [("LOC036", message)]
    assert merged.files[PATH] == changed(LINKED_FRENCH, "Personne n'a demandé pourquoi.", "Qui a demandé pourquoi ?")


def test_an_old_export_in_which_nothing_was_done_is_silent(out: Exchange) -> None:
    out.change_paper("content/en/01-rent.md", "900", "950")
    assert told(out) == []


def test_a_text_that_both_changed_is_told_and_stays(out: Exchange) -> None:
    out.translate({SECOND: "Qui a demandé pourquoi ?"})
    out.change_paper(PATH, "Personne n'a demandé", "Personne ne demandait")
    assert told(out) == [("LOC037", "`content/fr/01-rent.md:5` was changed since the export, too")]
    assert out.back().files == {}


def test_a_section_that_is_not_utf_8_is_not_written_into(out: Exchange) -> None:
    out.files = {**out.files, PATH: out.files[PATH].replace("baissé".encode(), b"baiss\xe9")}
    out.translate({SECOND: "Qui a demandé pourquoi ?"})
    assert [rule for rule, _ in told(out)] == ["LOC038"]


def test_every_fault_is_told_at_once(out: Exchange) -> None:
    out.translate({FIRST: "Un.", SECOND: "Deux.\n\nDeux.", LINK: "Un <a:1>lien</a:1>{note:x}."})
    out.replace("Language: fr", "Language: de")
    assert {rule for rule, _ in told(out)} == {"LOC032", "LOC034", "LOC035"}


def test_what_would_not_be_read_back_as_it_was_written_is_told(bilingual: Files, exchange: Make) -> None:
    out = exchange(bilingual)
    out.translate({"02-findings.md[^table]": "Dans la mesure où ils sont connus ; voir {@doe2019}bis, p. 55."})
    [(rule, message)] = told(out)
    assert rule == "LOC035"
    assert message.startswith("it would change the structure of `content/fr/02-findings.md`: it would be read as `")


def test_a_table_of_another_shape_is_told(exchange: Make) -> None:
    table = "# Rent {#rent}\n\n  City    Rent\n  ------  ------\n  Here    High\n  There   Low\n"
    out = exchange(small(table, table.replace("Here", "Haus")))
    context = "01-rent.md#rent/table-1"
    out.translate({context: out.entry(context).msgstr.replace("There   Low", "Dort    Tief")})
    assert b"  Dort    Tief\n" in out.taken()[PATH]
    out = exchange(out.files)
    out.translate({context: "Nothing of a table."})
    assert [rule for rule, _ in told(out)] == ["LOC035"]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("[^paid]", "write `{note:paid}`"),
        ("[^tn-mot]", NOTE_HINT),
        ("[voir @marsh2021, p. 4]", "delete it"),
    ],
)
def test_a_note_or_a_citation_in_markdown_is_told_as_it_would_be_printed(out: Exchange, typed: str, hint: str) -> None:
    out.translate({FIRST: f"Le loyer.{{note:paid}} Encore.{typed}"})
    found = [(item.message, item.hint) for item in out.back().findings]
    assert found == [(f"`{typed}` would be printed as typed", hint)]


def test_an_address_in_brackets_is_words(out: Exchange) -> None:
    out.translate({FIRST: "Le loyer.{note:paid} [Écrire à info@example.org]"})
    assert "info@example.org" in out.taken()[PATH].decode()


def test_a_translators_note_without_its_text_is_told(out: Exchange) -> None:
    out.translate({FIRST: "Le loyer.{note:paid}{note:tn-mot}"})
    (finding,) = out.back().findings
    assert (finding.message, finding.hint) == (
        "the source has no `{note:tn-mot}`",
        NOTE_HINT,
    )


@pytest.mark.parametrize("language", ["fr", "fr_FR", "fr-fr"])
def test_the_language_of_the_country_that_speaks_it_most_is_the_language(out: Exchange, language: str) -> None:
    out.replace("Language: fr\\n", f"Language: {language}\\n")
    assert told(out) == []


@pytest.mark.parametrize("language", ["fr_CA", "fr_BE", "de"])
def test_the_language_of_another_country_is_another_locale(out: Exchange, language: str) -> None:
    out.replace("Language: fr\\n", f"Language: {language}\\n")
    assert [rule for rule, _ in told(out)] == ["LOC032"]


def test_of_a_file_that_is_not_utf_8_nothing_else_is_told(out: Exchange, make_paper: MakePaper) -> None:
    text = out.text.replace("charset=UTF-8", "charset=ISO-8859-1").replace("Nobody", "Nob\u00f6dy")
    file = decoded(text.encode("latin-1", "replace"), "fr.po")
    merged = merge(make_paper(out.files), "fr", read_po(file))
    assert [item.rule for item in merged.findings] == ["LOC031"]


def test_an_entry_that_comes_back_empty_takes_nothing_away_and_is_counted(out: Exchange) -> None:
    out.translate({FIRST: ""})
    merged = out.back()
    assert (merged.files, merged.findings, merged.emptied) == ({}, (), 1)


@pytest.mark.parametrize("name", ["../../evil.md", "/etc/passwd", "C:\\\\evil.md", "a" * 999])
def test_no_name_in_the_file_says_where_something_is_written(out: Exchange, name: str) -> None:
    out.translate({FIRST: "Le loyer était bas.{note:paid}"})
    out.text = out.text.replace('msgctxt "01-rent.md', f'msgctxt "{name}').replace(
        "#: content/en/01-rent.md", f"#: {name}"
    )
    merged = out.back()
    assert set(merged.files) == {PATH}, "found by its words alone"


def test_a_language_that_is_a_path_names_no_folder(out: Exchange) -> None:
    out.replace("Language: fr", "Language: ../../evil")
    assert [rule for rule, _ in told(out)] == ["LOC032"]
