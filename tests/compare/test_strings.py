"""What a locale says of the paper as a whole, beside what the source says: titles, keywords, corrections, words."""

from __future__ import annotations

import pytest

from paperbuild.compare.strings import compare_strings, strings_brought_up_to_date, strings_of
from paperbuild.findings.source import SourceFile
from paperbuild.model.blocks import blocks_of
from paperbuild.model.section import Section
from paperbuild.model.translation import Kind, State, TranslatedSection

ENGLISH = """\
title = "The rent and the river"
subtitle = "What floods do to homes"
keywords = ["rent", "floods"]

[[corrections]]
text = "Table 2 counted some homes twice."
"""
FRENCH = """\
title = "Le loyer et la rivière"
subtitle = "Ce que les crues font aux logements"
keywords = ["loyer", "crues"]

[[corrections]]
text = "Le tableau 2 comptait deux fois certains logements."
"""


def strings(text: str, locale: str = "fr", path: str = "content/fr/metadata.toml") -> Section:
    section = strings_of(SourceFile(path, text), locale)
    assert section is not None
    return section


def compared(french: str, record: str | None = None, english: str = ENGLISH) -> TranslatedSection:
    source = strings(english, "en", "content/en/metadata.toml")
    kept = None if record is None else strings(record, "en", "content/fr/made-from/metadata.toml")
    return compare_strings(source, strings(french), kept)


def told(section: TranslatedSection) -> list[tuple[Kind, str, str]]:
    """The differences, without those words of the templates that the locale lacks."""
    every = [(item.kind, item.written, item.wanted) for item in section.differences]
    return [one for one in every if "`contents`" not in one[-1]]


def test_a_whole_translation_of_several_words_is_no_finding() -> None:
    assert told(compared(FRENCH)) == []
    assert {state for _, state in compared(FRENCH, ENGLISH).states} == {State.FRESH}


def test_what_has_the_words_of_its_source_is_untranslated_unless_it_may_be_a_name() -> None:
    copied = FRENCH.replace("Ce que les crues font aux logements", "What floods do to homes")
    assert [kind for kind, *_ in told(compared(copied))] == [Kind.UNTRANSLATED]
    name = ENGLISH.replace("The rent and the river", "Habitat Forum Reports")
    assert told(compared(FRENCH.replace("Le loyer et la rivière", "Habitat Forum Reports"), english=name)) == []


def test_what_is_missing_stands_where_the_string_before_it_ends() -> None:
    first = compared(FRENCH.partition("\n")[2])
    assert [(one.wanted, tuple(one.span)) for one in first.differences][:1] == [("title", (0, 0))]
    lines = FRENCH.splitlines(keepends=True)
    second = next(one for one in compared("".join([lines[0], *lines[2:]])).differences if one.wanted == "subtitle")
    assert second.span.start == second.span.end == lines[0].rindex('"') + 1


def test_a_correction_has_the_one_of_its_number_as_its_source() -> None:
    many = "".join(f'\n[[corrections]]\ntext = "Number {number} was wrong."\n' for number in range(12))
    found = compared("", english=many)
    wanted = [item.wanted for item in found.differences if item.wanted.startswith("corrections.")]
    assert wanted == [f"corrections.{number}.text" for number in range(12)]  # 10 comes after 9


def test_a_correction_that_the_source_lacks_is_told_at_its_place() -> None:
    one_more = FRENCH + '\n[[corrections]]\ntext = "Autre chose."\n'
    (extra,) = [item for item in compared(one_more).differences if item.kind is Kind.EXTRA_STRING]
    assert (extra.written, extra.span.start) == ("corrections.1.text", one_more.index('"Autre'))


def test_a_file_that_is_no_text_or_no_toml_has_no_strings() -> None:
    assert strings_of(SourceFile("content/fr/metadata.toml", FRENCH, bad_bytes=10), "fr") is None
    assert strings_of(SourceFile("content/fr/metadata.toml", "title = "), "fr") is None


def test_blanks_and_empty_strings_say_nothing() -> None:
    section = strings('title = "  Le   loyer\\n"\nsubtitle = ""\nkeywords = ["a", 3, "b"]\ncorrections = "none"\n')
    assert [piece.slug for piece in section.pieces] == ["title", "keywords"]
    assert [block.text for block in blocks_of(section)] == ["Le loyer", "a; b"]


def test_a_string_whose_source_has_changed_is_stale_and_no_other() -> None:
    found = compared(FRENCH, ENGLISH.replace("The rent", "The rents"))
    assert [(change.after.piece.slug, change.span.start) for change in found.changes if change.after] == [
        ("title", FRENCH.index('"Le loyer'))
    ]
    states = {block.piece.slug: state for block, state in found.states}
    assert (states["title"], states["subtitle"]) == (State.STALE, State.FRESH)


@pytest.mark.parametrize("accepted", [frozenset(), frozenset({"title"}), frozenset({"title", "subtitle"})])
def test_what_is_accepted_goes_into_the_record_and_the_rest_stays(accepted: frozenset[str]) -> None:
    old = 'title = "Old"\n\nsubtitle = "Older"\n'
    new = strings('title = "New"\nsubtitle = "Newer"\n', "en")
    made = strings_brought_up_to_date(strings(old, "en"), new, accepted)
    assert made == "\n".join(  # with a blank line between: git merges what two people change
        f'{name} = "{"New" if name in accepted else "Old"}{ending}"\n'
        for name, ending in (("title", ""), ("subtitle", "er"))
    )
