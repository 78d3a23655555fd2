"""Those who had a part in a work beside its authors are printed with what they did, as biblatex means it."""

from __future__ import annotations

import pytest

from tests.output.test_like_pandoc import ours

WORK = "author={Doe, Jo}, title={T}, date={2000}"


def note(fields: str, kind: str = "book", locale: str = "en") -> str:
    [printed] = ours(f"@{kind}{{k0, {fields}}}\n", 1, locale)
    return printed


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("editor={Roe, Ann}, editortype={compiler}", "comp. by Ann Roe"),
        ("editor={Roe, Ann}, editortype={cartographer}", "Ann Roe (cartographer)"),
        ("editor={Roe, Ann}, editortype={editor}", "ed. by Ann Roe"),
        ("editor={Roe, Ann}, editortype={director}", "dir. by Ann Roe"),
        ("editor={Roe, Ann}, editora={Poe, Ed}", "ed. by Ann Roe and Ed Poe"),
        (
            "editor={Roe, Ann}, editora={Poe, Ed}, editoratype={redactor}, translator={Tor, Al}",
            "ed. by Ann Roe, trans. by Al Tor, redacted by Ed Poe",
        ),
        ("editor={Roe, Ann}, editortype={reviser}, translator={Tor, Al}", "rev. by Ann Roe, trans. by Al Tor"),
        ("editora={Poe, Ed}, editoratype={translator}", "trans. by Ed Poe"),
        ("editorc={Poe, Ed and {Sea Trust}}, editorctype={organizer}", "org. by Ed Poe and Sea Trust"),
        ("annotator={van den Berg, Tom}, foreword={Poe, Ed}", "annot. by Tom van den Berg, foreword by Ed Poe"),
        ("commentator={Poe, Ed and others}", "commentary by Ed Poe et al."),
        ("introduction={Poe, Ed}, afterword={Roe, Ann}", "introduction by Ed Poe, afterword by Ann Roe"),
    ],
)
def test_a_part_in_a_work_is_printed(fields: str, said: str) -> None:
    assert note(f"{WORK}, {fields}") == f"Jo Doe, <T>, {said}, 2000."


def test_editors_who_were_something_else_stand_in_the_place_of_an_author() -> None:
    fields = "editor={Roe, Ann and Poe, Ed}, editortype={compiler}, title={T}, date={2000}"
    assert note(fields) == "Ann Roe and Ed Poe (comps), <T>, 2000."
    assert note(fields, locale="fr").startswith("Ann Roe et Ed Poe (compil.), ")


def test_the_compiler_of_the_book_stands_before_its_title_and_once() -> None:
    fields = "booktitle={B}, editor={Roe, Ann}, editortype={compiler}"
    assert note(f"{WORK}, {fields}", "incollection") == "Jo Doe, “T”, in Ann Roe (comp.), <B>, 2000."
    assert note(f"title={{T}}, {fields}", "incollection") == "Ann Roe (comp.), “T”, in <B>."


def test_a_child_takes_the_contributors_of_its_parent() -> None:
    library = f"@inbook{{k0, title={{Part}}, crossref={{k1}}}}\n@book{{k1, {WORK}, foreword={{Poe, Ed}}}}\n"
    assert "foreword by Ed Poe" in ours(library, 2, "en")[0]
