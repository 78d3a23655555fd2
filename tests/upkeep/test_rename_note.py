"""A note gets another name where pandoc reads its calls and its definition, in all that is read of a section."""

from __future__ import annotations

from functools import partial

import pytest

from paperbuild.app.texts import prove
from paperbuild.findings.errors import UsageError
from paperbuild.syntax.toml_table import toml_table
from paperbuild.upkeep.rename_note import note_rename, rename_note
from tests.upkeep.conftest import Make, as_texts

SECTION = "A.[^rent] B.[^other] `[^rent]` \\[^rent]\n\n[^rent]: The note, see [it](#note.rent).\n\n[^other]: X.\n"
OTHER = "See [the note](#note.rent) and #note.rent.\n"


def renamed(make_texts: Make, files: dict[str, str], new: str, section: str = "", **how: bool) -> dict[str, str]:
    texts = make_texts(files)
    rename = note_rename(texts, "rent", new, section)
    changed = rename_note(texts, rename, **how)
    prove(texts, changed, partial(rename.within, texts))
    return as_texts(changed)


def test_calls_definitions_and_links_change_in_every_locale_and_record(make_texts: Make) -> None:
    paths = ("content/en/01-a.md", "content/fr/01-a.md", "content/fr/made-from/01-a.md")
    made = renamed(make_texts, {**dict.fromkeys(paths, SECTION), "content/en/02-b.md": OTHER}, "rents-2020")
    expected = SECTION.replace("A.[^rent]", "A.[^rents-2020]").replace("\n[^rent]:", "\n[^rents-2020]:")
    assert made == {
        **dict.fromkeys(paths, expected.replace("#note.rent", "#note.rents-2020")),
        "content/en/02-b.md": "See [the note](#note.rents-2020) and #note.rent.\n",
    }


def test_of_two_sections_with_the_note_one_is_named(make_texts: Make) -> None:
    link = "[a](#note.a.rent) [b](#note.b.rent)\n\n"
    files = {"content/en/01-a.md": link + SECTION, "content/en/02-b.md": SECTION}
    with pytest.raises(UsageError, match=r"several sections have a note `rent`: `01-a\.md`, `02-b\.md`"):
        renamed(make_texts, files, "x")
    made = renamed(make_texts, files, "x", "02-b.md", is_published=True)
    assert made["content/en/02-b.md"].startswith("A.[^x] B.")
    assert made["content/en/01-a.md"].startswith("[a](#note.a.rent) [b](#note.x)\n\nA.[^rent]")
    assert toml_table(made["content/paper.toml"])["aliases"] == {"note.b.rent": "note.x"}


@pytest.mark.parametrize(
    ("old", "new", "section", "said"),
    [
        ("rents", "x", "", "no note is called `rents`"),
        ("rent", "other", "", "content/en/01-a.md has a note `other` already"),
        ("rent", "rent", "", "has a note `rent` already"),
        ("rent", "a b", "", "`a b` cannot be the name of a note"),
        ("rent", "a]", "", "cannot be the name"),
        ("rent", "", "", "cannot be the name"),
        ("rent", "tn-rent", "", "only notes of translators begin with `tn-`"),
        ("rent", "x", "02-b.md", "no locale has a section `02-b.md`"),
    ],
)
def test_what_cannot_be_done_is_said(old: str, new: str, section: str, said: str, make_texts: Make) -> None:
    texts = make_texts({"content/en/01-a.md": SECTION})
    with pytest.raises(UsageError, match=r"\w") as error:
        note_rename(texts, old, new, section)
    assert said in str(error.value)
