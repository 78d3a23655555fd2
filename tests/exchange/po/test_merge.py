"""What a translator changed in a PO file is taken over, block by block, and nothing else."""

from __future__ import annotations

import tomllib
from collections.abc import Callable

from paperbuild.exchange.po.entries import UNRECORDED
from paperbuild.model.translation import State
from tests.exchange.po.conftest import Exchange, Files, MakePaper, small

Make = Callable[[Files], Exchange]

SOURCE = """# Rent {#rent}

The rent was 900 euros.[^paid]

Nobody asked why.

- It rose.
- It fell.

[^paid]: Each month.
"""
FRENCH = """# Loyer {#rent}

Le loyer était de 900 euros.[^paid]

Personne n'a demandé pourquoi.

- Il a monté.
- Il a baissé.

[^paid]: Chaque mois.
"""
PATH, RECORD = "content/fr/01-rent.md", "content/fr/made-from/01-rent.md"
FIRST, SECOND = "01-rent.md#rent/paragraph-1", "01-rent.md#rent/paragraph-2"


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


NEWER = changed(SOURCE, "900 euros", "950 euros")


def test_a_stale_text_is_fuzzy_and_says_what_it_was(exchange: Make) -> None:
    entry = exchange(small(NEWER, FRENCH, record=SOURCE)).entry(FIRST)
    assert "fuzzy" in entry.flags
    assert entry.previous_msgid == "The rent was 900 euros.{note:paid}"
    assert entry.msgid == "The rent was 950 euros.{note:paid}"
    assert entry.msgstr == "Le loyer était de 900 euros.{note:paid}"


def test_only_the_stale_text_is_fuzzy(exchange: Make) -> None:
    fuzzy = [e.msgctxt for e in exchange(small(NEWER, FRENCH, record=SOURCE)).entries() if e.fuzzy]
    assert fuzzy == [FIRST]


def test_taking_the_fuzzy_mark_away_brings_that_block_up_to_date_and_no_other(exchange: Make) -> None:
    newer = changed(NEWER, "asked why", "asked us why")
    out = exchange(small(newer, FRENCH, record=SOURCE))
    out.translate({SECOND: out.entry(SECOND).msgstr})
    after = out.taken()
    assert after[PATH].decode() == FRENCH
    assert after[RECORD].decode() == changed(SOURCE, "asked why", "asked us why")


def test_a_stale_text_that_is_translated_anew_is_written_and_up_to_date(exchange: Make, make_paper: MakePaper) -> None:
    out = exchange(small(NEWER, FRENCH, record=SOURCE))
    out.translate({FIRST: "Le loyer était de 950 euros.{note:paid}"})
    after = out.taken()
    assert after[PATH].decode() == changed(FRENCH, "900", "950")
    assert after[RECORD].decode() == NEWER
    assert make_paper(after).translations[0].is_fresh


def test_a_stale_text_that_stays_fuzzy_is_written_and_stays_stale(exchange: Make) -> None:
    out = exchange(small(NEWER, FRENCH, record=SOURCE))
    out.translate({FIRST: "Le loyer était de 950 euros.{note:paid}"}, is_fuzzy=True)
    after = out.taken()
    assert after[PATH].decode() == changed(FRENCH, "900", "950")
    assert after[RECORD].decode() == SOURCE


def test_a_guess_of_a_program_is_left_out(exchange: Make) -> None:
    out = exchange(small(SOURCE, FRENCH))
    out.translate({SECOND: "Quelqu'un a demandé pourquoi."}, is_fuzzy=True)
    merged = out.back()
    assert (merged.files, merged.unfinished) == ({}, 1)


def test_a_text_left_in_the_source_language_goes_out_empty_and_comes_back_translated(
    exchange: Make, make_paper: MakePaper
) -> None:
    left = "Nobody ever asked the tenants why they had to pay that much."
    source = changed(SOURCE, "Nobody asked why.", left)
    out = exchange(small(source, changed(FRENCH, "Personne n'a demandé pourquoi.", left)))
    assert out.entry(SECOND).msgstr == ""
    out.translate({SECOND: "Personne n'a demandé aux locataires pourquoi ils devaient payer autant."})
    counts = make_paper(out.taken()).translations[0].counts
    assert counts[State.UNTRANSLATED] == 0
    assert counts[State.STALE] == 0


def test_a_missing_paragraph_is_put_where_the_source_has_it(exchange: Make) -> None:
    out = exchange(small(SOURCE, changed(FRENCH, "Personne n'a demandé pourquoi.\n\n", "")))
    assert out.entry(SECOND).msgstr == ""
    out.translate({SECOND: "Personne n'a demandé pourquoi."})
    assert out.taken()[PATH].decode() == FRENCH


def test_a_missing_item_and_a_missing_note_are_put_where_the_source_has_them(exchange: Make) -> None:
    short = changed(changed(FRENCH, "- Il a baissé.\n", ""), "\n[^paid]: Chaque mois.\n", "")
    out = exchange(small(SOURCE, short))
    out.translate({"01-rent.md#rent/list-item-2": "Il a baissé.", "01-rent.md[^paid]": "Chaque mois."})
    assert out.taken()[PATH].decode().rstrip() == FRENCH.rstrip()


def test_a_missing_box_is_put_in_whole(exchange: Make, make_paper: MakePaper) -> None:
    box = (
        "::: {#case .case-study}\n### A case {#case-heading}\n\n"
        "It happened in 2016, in a house by the river.[@marsh2021]\n\n"
        "It happened again in 2018.\n:::\n\n"
    )
    source = changed(SOURCE, "Nobody asked", box + "Nobody asked")
    out = exchange(small(source, FRENCH))
    out.translate(
        {
            "01-rent.md#case-heading": "Un cas",
            "01-rent.md#case-heading/paragraph-1": "Une maison au bord du fleuve, en 2016.{cite:marsh2021}",
            "01-rent.md#case-heading/paragraph-2": "C'est arrivé encore en 2018.",
        }
    )
    after = out.taken()
    french = (
        "::: {#case .case-study}\n### Un cas {#case-heading}\n\n"
        "Une maison au bord du fleuve, en 2016.[@marsh2021]\n\n"
        "C'est arrivé encore en 2018.\n:::\n\n"
    )
    assert after[PATH].decode() == changed(FRENCH, "Personne", french + "Personne")
    assert make_paper(after).translations[0].is_fresh


def test_a_missing_section_begins_as_the_source_and_is_recorded(exchange: Make) -> None:
    files = {**small(SOURCE, FRENCH), "content/en/02-end.md": b"# End {#end}\n\nThe end of it.\n\nReally.\n"}
    out = exchange(files)
    out.translate({"02-end.md#end": "Fin", "02-end.md#end/paragraph-1": "C'est la fin."})
    after = out.taken()
    assert after["content/fr/02-end.md"] == b"# Fin {#end}\n\nC'est la fin.\n\nReally.\n"
    assert after["content/fr/made-from/02-end.md"] == files["content/en/02-end.md"]


def test_a_locale_begins_with_its_po_file(make_paper: MakePaper) -> None:
    out = Exchange({"content/en/01-rent.md": SOURCE.encode()}, make_paper)
    out.translate({"01-rent.md#rent": "Loyer", "metadata.toml/title": "Un cas"})
    after = out.taken()
    assert after[PATH].decode().startswith("# Loyer {#rent}\n\nThe rent was")
    assert b'title = "Un cas"' in after["content/fr/metadata.toml"]


def test_a_translators_own_note_stays(exchange: Make) -> None:
    own = changed(FRENCH, "euros.[^paid]", "euros.[^paid][^tn-euro]") + "\n[^tn-euro]: Soit 1 000 francs.\n"
    out = exchange(small(NEWER, own, record=SOURCE))
    assert out.entry(FIRST).msgstr.endswith("{note:paid}{note:tn-euro}")
    out.translate({FIRST: "Le loyer était de 950 euros.{note:paid}{note:tn-euro}"})
    assert out.taken()[PATH].decode() == changed(own, "900", "950")


def test_lines_are_as_wide_as_the_file_has_them(exchange: Make) -> None:
    lines = "Voici un alinéa\nqui est écrit en\nlignes courtes."
    out = exchange(small(SOURCE, changed(FRENCH, "Personne n'a demandé pourquoi.", lines)))
    out.translate({SECOND: "Voici un alinéa que son traducteur a fait plus long."})
    written = "Voici un alinéa\nque son\ntraducteur a\nfait plus long."
    after = out.taken()[PATH].decode()
    assert changed(FRENCH, "Personne n'a demandé pourquoi.", written).split() == after.split()
    longest = max(map(len, lines.split("\n")))
    start = after.index("Voici")
    assert all(len(line) <= longest for line in after[start : after.index("\n\n", start)].split("\n"))


def test_a_paragraph_on_one_line_stays_on_one_line(exchange: Make) -> None:
    long = "Personne n'a demandé pourquoi, " * 8
    out = exchange(small(SOURCE, changed(FRENCH, "Personne n'a demandé pourquoi.", long.strip(", ") + ".")))
    out.translate({SECOND: "Longtemps, " * 30 + "rien."})
    assert "Longtemps, " * 30 + "rien.\n" in out.taken()[PATH].decode()


def test_quotes_and_lists_keep_what_their_lines_begin_with(exchange: Make) -> None:
    source = "# Rent {#rent}\n\n> A quotation that\n> goes on.\n\n1.  An item\n    that goes on.\n"
    french = "# Loyer {#rent}\n\n> Une citation qui\n> continue.\n\n1.  Un point\n    qui continue.\n"
    out = exchange(small(source, french))
    quotation = "Une citation qui continue et qui continue."
    out.translate({"01-rent.md#rent/block-quote-1/paragraph-1": quotation})
    out.translate({"01-rent.md#rent/list-item-1": "Un point qui continue encore."})
    assert out.taken()[PATH].decode() == (
        "# Loyer {#rent}\n\n> Une citation qui\n> continue et qui\n> continue.\n\n"
        "1.  Un point qui\n    continue\n    encore.\n"
    )


def test_a_cell_keeps_its_column(exchange: Make) -> None:
    source = "# Rent {#rent}\n\n| City | Rent |\n|------|------|\n| Here | High |\n\n: Rents\n"
    french = "# Loyer {#rent}\n\n| Ville | Loyer |\n|-------|-------|\n| Ici   | Haut  |\n\n: Loyers\n"
    out = exchange(small(source, french))
    out.translate({"01-rent.md#rent/table-1/cell-2.1": "Là", "01-rent.md#rent/table-1/caption": "Les loyers"})
    after = out.taken()[PATH].decode()
    assert after == changed(changed(french, "| Ici   |", "| Là    |"), ": Loyers", ": Les loyers")


def test_a_table_is_up_to_date_when_none_of_its_cells_is_fuzzy(exchange: Make) -> None:
    old = "# Rent {#rent}\n\n| City | Rent |\n|------|------|\n| Here | High |\n"
    new = changed(changed(old, "Here", "There"), "High", "Low")
    out = exchange(small(new, "# Loyer {#rent}\n\n| Ville | Loyer |\n|---|---|\n| Ici | Haut |\n", record=old))
    out.translate({"01-rent.md#rent/table-1/cell-2.1": "Là"})
    first = out.taken()
    assert first[RECORD].decode() == old
    again = exchange(first)
    again.translate({"01-rent.md#rent/table-1/cell-2.1": "Là", "01-rent.md#rent/table-1/cell-2.2": "Bas"})
    assert again.taken()[RECORD].decode() == new


def test_strings_of_the_templates_are_translated(exchange: Make) -> None:
    metadata = '# Ours.\r\ntitle = "Un cas"   # the title\r\n\r\n[strings]\r\nnotes = "Notes"\r\n'
    files = {**small(SOURCE, FRENCH), "content/fr/metadata.toml": metadata.encode()}
    files["content/en/metadata.toml"] = b'title = "A case"\n[strings]\ncover = "Front"\n'
    out = exchange(files)
    out.translate({"metadata.toml/title": 'Un "cas"', "metadata.toml/strings.cover": "Devant"})
    after = out.taken()["content/fr/metadata.toml"].decode()
    assert after == changed(metadata, '"Un cas"', '"Un \\"cas\\""') + 'cover = "Devant"\r\n'


def test_words_that_the_tool_has_in_a_language_are_not_given_to_its_translators(make_paper: MakePaper) -> None:
    def asked(code: str) -> set[str]:
        file = b'title = "A case"\n[strings]\ncover = "Front"\nnotes = "Notes"\n'
        out = Exchange({**small(SOURCE, FRENCH), "content/en/metadata.toml": file}, make_paper, code)
        return {entry.msgctxt.rpartition(".")[2] for entry in out.entries() if "/strings." in (entry.msgctxt or "")}

    assert asked("fr") == {"cover"}
    assert len(asked("sw")) > 20


def test_keywords_are_translated_one_by_one(exchange: Make) -> None:
    files = small(SOURCE, FRENCH)
    files["content/en/metadata.toml"] = b'title = "A case"\nkeywords = ["rent", "wages"]\n'
    files["content/fr/metadata.toml"] = b'title = "Un cas"\nkeywords = [\n  "loyer",\n]\n'
    out = exchange(files)
    out.translate({"metadata.toml/keywords.1": "loyers", "metadata.toml/keywords.2": "salaires"})
    after = out.taken()["content/fr/metadata.toml"].decode()
    assert after == 'title = "Un cas"\nkeywords = [\n  "loyers",\n  "salaires",\n]\n'


def test_who_goes_on_in_the_same_file_after_importing_it_meets_no_conflict(exchange: Make) -> None:
    out = exchange(small(SOURCE, FRENCH))
    out.translate({SECOND: "Qui a demandé pourquoi ?"})
    out.files = out.taken()
    out.translate({SECOND: "Qui donc a demandé pourquoi ?"})
    assert b"Qui donc" in out.taken()[PATH]


def test_what_was_changed_in_the_paper_meanwhile_stays_where_the_po_file_has_not_touched_it(exchange: Make) -> None:
    out = exchange(small(SOURCE, FRENCH))
    out.change_paper(PATH, "Il a monté", "Il est monté")
    out.translate({SECOND: "Qui a demandé pourquoi ?"})
    after = out.taken()[PATH].decode()
    assert "Il est monté" in after
    assert "Qui a demandé" in after


def test_a_text_that_has_moved_in_the_source_is_found_by_its_words(exchange: Make) -> None:
    out = exchange(small(SOURCE, FRENCH))
    newer = changed(SOURCE, "Nobody", "A new paragraph.\n\nNobody")
    out.files = small(newer, FRENCH, record=SOURCE)
    out.translate({SECOND: "Qui a demandé pourquoi ?"})
    assert "Qui a demandé" in out.taken()[PATH].decode()


def unrecorded(translation: str) -> Files:
    files = small(SOURCE, translation)
    del files[RECORD]
    return files


def test_a_section_without_a_record_is_written_and_said_to_have_none(exchange: Make) -> None:
    out = exchange(unrecorded(changed(FRENCH, "Personne n'a demandé pourquoi.\n\n", "")))
    out.translate({SECOND: "Personne n'a demandé pourquoi."})
    merged = out.back()
    assert merged.unrecorded == ("01-rent.md",)
    assert set(merged.files) == {PATH}
    assert merged.files[PATH] == FRENCH


def test_what_was_made_from_nobody_knows_what_is_fuzzy_and_says_so(exchange: Make) -> None:
    out = exchange(unrecorded(FRENCH))
    texts = [entry for entry in out.entries() if entry.msgctxt.startswith("01-rent.md")]
    assert all(entry.fuzzy and UNRECORDED in entry.comment and not entry.previous_msgid for entry in texts)
    assert out.back().files == {}


def test_a_section_without_a_record_gets_one_when_nothing_of_it_is_fuzzy_any_more(
    exchange: Make, make_paper: MakePaper
) -> None:
    out = exchange(unrecorded(FRENCH))
    texts = {entry.msgctxt: entry.msgstr for entry in out.entries() if entry.msgctxt.startswith("01-rent.md")}
    first, *rest = texts
    out.translate({context: texts[context] for context in rest})
    assert (out.back().files, out.back().unrecorded) == ({}, ("01-rent.md",))
    out.translate({first: texts[first]})
    after = out.taken()
    assert {path: content for path, content in after.items() if out.files.get(path) != content} == {
        RECORD: SOURCE.encode()
    }
    assert make_paper(after).translations[0].sections[0].is_recorded


def test_a_record_with_a_merge_conflict_in_it_is_not_written_over(exchange: Make) -> None:
    conflict = f"<<<<<<< ours\n{SOURCE}=======\n{SOURCE}>>>>>>> theirs\n"
    out = exchange(small(SOURCE, FRENCH, record=conflict))
    out.translate({entry.msgctxt: entry.msgstr for entry in out.entries() if entry.fuzzy})
    merged = out.back()
    assert (merged.files, merged.unrecorded) == ({}, ("01-rent.md",))


def test_no_line_begins_with_what_would_begin_a_block(exchange: Make) -> None:
    out = exchange(
        small(SOURCE, changed(FRENCH, "Personne n'a demandé pourquoi.", "Voici un alinéa\nde lignes courtes."))
    )
    item, paragraph = "Il a - de loin - monté en 2016. Et 2) il a # baissé > enfin.", "Un mot - et 1. un - deux # trois"
    out.translate({"01-rent.md#rent/list-item-1": item, SECOND: paragraph})
    lines = out.taken()[PATH].decode().split("\n")
    start, end = lines.index(next(line for line in lines if line.startswith("- Il a"))), lines.index("- Il a baissé.")
    assert [line.strip().split()[0] for line in lines[start + 1 : end]] != []
    assert not {line.strip().split()[0] for line in lines[start + 1 : end]} & {"-", "2)", "#", ">"}


def test_one_line_that_is_too_long_does_not_widen_all(exchange: Make) -> None:
    narrow = "\n".join(["Voici une ligne courte."] * 120)
    french = changed(FRENCH, "Personne n'a demandé pourquoi.", f"{narrow}\nhttps://example.org/{'a' * 80}\nfin.")
    out = exchange(small(SOURCE, french))
    out.translate({FIRST: "Le loyer était " + "de 900 euros et " * 9 + "c'est tout.{note:paid}"})
    paragraph = out.taken()[PATH].decode().split("\n\n")[1]
    assert max(map(len, paragraph.split("\n"))) <= len("Voici une ligne courte.")


def test_a_note_that_begins_with_a_short_word_is_whole_and_one_that_is_a_list_goes_item_by_item(exchange: Make) -> None:
    source = changed(
        SOURCE, "[^paid]: Each month.", "[^paid]: Cf. the law of 2016.\n\n    - One reason.\n    - Another."
    )
    out = exchange(small(source, source))
    assert [entry.msgid for entry in out.entries() if "[^paid]" in entry.msgctxt] == [
        "Cf. the law of 2016.",
        "One reason.",
        "Another.",
    ]
    out.translate({"01-rent.md[^paid]": "Cf. la loi de 2016.", "01-rent.md[^paid]/paragraph-3": "Une autre."})
    written = out.taken()[PATH].decode()
    assert written == changed(changed(source, "Cf. the law of", "Cf. la loi de"), "Another", "Une autre")


def test_code_in_a_note_is_left_alone(exchange: Make) -> None:
    source = changed(SOURCE, "[^paid]: Each month.", "[^paid]: Each month.\n\n        a = code\n\n    Always.")
    texts = {entry.msgctxt: entry.msgid for entry in exchange(small(source, source)).entries()}
    assert [text for context, text in texts.items() if "[^paid]" in context] == ["Each month.", "Always."]


VERSES = "# Rent {#rent}\n\n> | Rent *rises*,\n> |    and falls\n> |\n> | and rises\n>   again.\n"
VERSE = "01-rent.md#rent/block-quote-1/paragraph-1/line-"


def test_the_lines_of_a_line_block_are_translated_one_by_one(exchange: Make) -> None:
    out = exchange(small(VERSES, VERSES))
    shown = {entry.msgctxt: entry.msgid for entry in out.entries() if VERSE in entry.msgctxt}
    assert shown == {f"{VERSE}1": "Rent <i>rises</i>,", f"{VERSE}2": "and falls", f"{VERSE}4": "and rises again."}
    out.translate({f"{VERSE}2": "et baisse", f"{VERSE}4": "1. et monte # encore #"})
    after = out.taken()
    assert after[PATH].decode() == VERSES.replace("and falls", "et baisse").replace(
        "and rises\n>   again.", "1. et monte # encore \\#"
    )
    assert exchange(after).entry(f"{VERSE}4").msgstr == "1. et monte # encore #"


def test_the_attributes_of_a_caption_are_left_alone(exchange: Make) -> None:
    source = "# Rent {#rent}\n\n| City | Rent |\n|---|---|\n| Here | High |\n\n: Rents by city {#rents .wide}\n"
    out = exchange(small(source, source))
    caption = "01-rent.md#rent/table-1/caption"
    assert out.entry(caption).msgid == "Rents by city"
    out.translate({caption: "Loyers par ville"})
    assert out.taken()[PATH].decode() == changed(source, "Rents by city", "Loyers par ville")


def test_columns_drawn_with_spaces_keep_their_place(exchange: Make) -> None:
    source = "# Rent {#rent}\n\n  City    Rent\n  -----   -----\n  Here    High\n"
    assert exchange(small(source, source)).entry("01-rent.md#rent/table-1").msgid == source.rstrip().split("\n\n")[1]


def test_a_line_block_with_other_lines_than_its_source_goes_out_whole(exchange: Make) -> None:
    out = exchange(small(VERSES, changed(VERSES, "> |    and falls\n", "")))
    assert not [entry for entry in out.entries() if VERSE in entry.msgctxt]
    assert "because it has more or fewer lines" in out.entry(VERSE.removesuffix("/line-")).comment
    assert out.back().files == {}


def test_a_drawn_table_says_why_it_is_whole(exchange: Make) -> None:
    source = "# Rent {#rent}\n\n  City    Rent\n  -----   -----\n  Here    High\n"
    comment = exchange(small(source, source)).entry("01-rent.md#rent/table-1").comment
    assert "its columns are drawn" in comment


def test_in_french_no_line_begins_with_what_a_space_stands_before(exchange: Make) -> None:
    narrow = "\n".join(["Voici une ligne courte."] * 9)
    out = exchange(small(SOURCE, changed(FRENCH, "Personne n'a demandé pourquoi.", narrow)))
    out.translate({SECOND: "Et pourquoi donc aussi ? Oui : le loyer monte ; on dit « non » sans fin !"})
    lines = out.taken()[PATH].decode().split("\n\n")[2].split("\n")
    assert len(lines) > 3
    assert not any(line.startswith(tuple("?!:;»")) or line.endswith("«") for line in lines)


def with_strings(record: str) -> Files:
    return small(SOURCE, FRENCH) | {
        "content/en/metadata.toml": b'title = "Rents today"\nsubtitle = "A study"\n',
        "content/fr/metadata.toml": b'title = "Loyers"\nsubtitle = "Une recherche"\n',
        METADATA_RECORD: record.encode(),
    }


METADATA_RECORD = "content/fr/made-from/metadata.toml"


def test_a_string_that_is_translated_anew_is_recorded_and_no_other(exchange: Make) -> None:
    out = exchange(with_strings('title = "Rents"\nsubtitle = "An essay"\n'))
    out.translate({"metadata.toml/title": "Loyers actuels"})
    after = out.taken()
    assert after["content/fr/metadata.toml"] == b'title = "Loyers actuels"\nsubtitle = "Une recherche"\n'
    assert after[METADATA_RECORD] == b'title = "Rents today"\n\nsubtitle = "An essay"\n'


def test_a_string_that_was_up_to_date_changes_no_record(exchange: Make) -> None:
    out = exchange(with_strings('title = "Rents today"\nsubtitle = "A study"\n'))
    out.translate({"metadata.toml/title": "Loyers actuels"})
    assert set(out.back().files) == {"content/fr/metadata.toml"}


def test_the_strings_of_a_new_locale_are_recorded(make_paper: MakePaper) -> None:
    out = Exchange(with_strings(""), make_paper, "de")
    out.translate({"metadata.toml/title": "Mieten heute"})
    after = out.taken()
    assert after["content/de/metadata.toml"] == b'title = "Mieten heute"\n'
    made_from, source = (tomllib.loads(after[f"content/{at}/metadata.toml"].decode()) for at in ("de/made-from", "en"))
    assert made_from == source


STRINGS = 'title = "The rent"\nkeywords = ["rent", "Taxi"]\ndescription = "What the paper is about, in a few words."\n'
NEW_LOCALE = {
    **small(SOURCE, SOURCE),
    "content/en/metadata.toml": STRINGS.encode(),
    "content/fr/metadata.toml": (STRINGS + '[strings]\nnotes = "Notes"\n').encode(),
    "content/fr/made-from/metadata.toml": STRINGS.encode(),
}


def test_a_new_locale_has_nothing_translated(exchange: Make) -> None:
    out = exchange(NEW_LOCALE)
    assert {entry.msgctxt: entry.msgstr for entry in out.entries() if entry.msgstr} == {}


def test_a_short_text_of_the_sources_words_is_a_translation_when_nothing_else_waits_for_one(exchange: Make) -> None:
    out = exchange(small("# Notes {#rent}\n\n" + SOURCE.split("\n\n", 1)[1], changed(FRENCH, "Loyer", "Notes")))
    assert out.entry("01-rent.md#rent").msgstr == "Notes"


def test_a_heading_that_was_to_be_translated_is_so_still_when_the_rest_has_moved(exchange: Make) -> None:
    out = exchange(small(SOURCE, SOURCE))
    out.translate({"01-rent.md#rent": "Loyer", SECOND: "Personne n'a demandé pourquoi."})
    once = out.text
    del out.files[RECORD]
    half = changed(SOURCE, "Nobody asked why.", "Personne n'a demandé pourquoi.")
    out = exchange(small(NEWER, half, record=SOURCE))
    assert out.entry("01-rent.md#rent").msgstr == ""
    assert "changed" not in out.entry(FIRST).comment
    out.text = once
    assert out.taken()[PATH].decode() == changed(half, "# Rent {", "# Loyer {")


def test_a_translation_comes_back_where_the_paper_has_none_any_more(exchange: Make) -> None:
    out = exchange(small(SOURCE, SOURCE))
    out.translate({SECOND: "Personne n'a demandé pourquoi."})
    first = out.taken()
    assert out.taken() == first  # the file says now that it was taken over, and the paper knows nothing of it


def test_what_the_paper_has_got_since_and_the_file_never_had_is_not_called_emptied(exchange: Make) -> None:
    out = exchange(small(SOURCE, SOURCE))
    out.files = small(SOURCE, FRENCH)
    assert out.back().emptied == 0
