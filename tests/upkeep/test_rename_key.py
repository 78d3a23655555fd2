"""A key is changed at every place that pandoc reads as one, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from paperbuild.app.texts import prove
from paperbuild.findings.errors import UsageError
from paperbuild.syntax.toml_table import toml_table
from paperbuild.upkeep.rename_key import key_renames, rename_key
from tests.upkeep.conftest import WORK, Make, as_texts

CONFLICT = "<<<<<<< ours\nA\n=======\nB\n>>>>>>> theirs\n"
LIBRARY = WORK % "marsh2021"


def renamed(make_texts: Make, section: str, old: str = "marsh2021", new: str = "marsh-rent") -> str:
    texts = make_texts({"content/en/01-a.md": section, "bibliography.bib": WORK % old})
    changed = rename_key(texts, old, new)
    prove(texts, changed, key_renames(texts, old, new))
    return as_texts(changed).get("content/en/01-a.md", section)


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("A claim.[@marsh2021, p. 4]", "A claim.[@marsh-rent, p. 4]"),
        ("A claim [see -@marsh2021; cf. @marsh2021, ch. 2].", "A claim [see -@marsh-rent; cf. @marsh-rent, ch. 2]."),
        ("As @marsh2021, and @marsh2021: yes, @marsh2021.", "As @marsh-rent, and @marsh-rent: yes, @marsh-rent."),
        ("As @{marsh2021}s say.", "As @{marsh-rent}s say."),
        ("@marsh2021 [p. 4] says so.", "@marsh-rent [p. 4] says so."),
        ("*@marsh2021*, “@marsh2021” (@marsh2021)", "*@marsh-rent*, “@marsh-rent” (@marsh-rent)"),
        ("A.[^n]\n\n[^n]: See @marsh2021.", "A.[^n]\n\n[^n]: See @marsh-rent."),
        ("A.^[See @marsh2021.]", "A.^[See @marsh-rent.]"),
        ("![A map, see @marsh2021](map.png)", "![A map, see @marsh-rent](map.png)"),
        ("|a|b|\n|-|-|\n|@marsh2021|x|\n\n: @marsh2021.", "|a|b|\n|-|-|\n|@marsh-rent|x|\n\n: @marsh-rent."),
        ("> - Quoted[@marsh2021]", "> - Quoted[@marsh-rent]"),
        ("[a](#work.marsh2021) [b](#note.marsh2021-2)", "[a](#work.marsh-rent) [b](#note.marsh-rent-2)"),
        ("[here][w]\n\n[w]: #work.marsh2021", "[here][w]\n\n[w]: #work.marsh-rent"),
        ("A.[@marsh2021]\r\n\r\nB.[@marsh2021]\r\n", "A.[@marsh-rent]\r\n\r\nB.[@marsh-rent]\r\n"),
    ],
)  # fmt: skip
def test_a_citation_in_any_form_gets_the_new_key(section: str, expected: str, make_texts: Make) -> None:
    assert renamed(make_texts, section) == expected


@pytest.mark.parametrize(
    "section",
    [
        "The key `@marsh2021` is code.",
        "```\n[@marsh2021]\n```\n",
        "A name: \\@marsh2021.",
        "<!-- see @marsh2021 -->\n\nText.",
        "[a page](https://example.org/@marsh2021)",
        "Another.[@marsh2021b] And @marsh2021:x.",
        "mail@marsh2021",
        "The words #work.marsh2021 are no link.",
    ],
)
def test_what_is_no_citation_of_the_work_stays(section: str, make_texts: Make) -> None:
    assert renamed(make_texts, section) == section


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("o'neill", "oneill", "[@{o'neill}, p. 3] As @{o'neill} says", "[@{oneill}, p. 3] As @{oneill} says"),
        ("oneill", "o'neill", "[-@oneill, p. 3] As @oneill.", "[-@{o'neill}, p. 3] As @{o'neill}."),
        ("doi:10.1/x", "müller:2020.a", "[@doi:10.1/x]. @doi:10.1/x.", "[@müller:2020.a]. @müller:2020.a."),
        ("李2020", "li2020", "如 @李2020。", "如 @li2020。"),
    ],
)
def test_keys_with_marks_and_in_other_scripts(old: str, new: str, before: str, after: str, make_texts: Make) -> None:
    assert renamed(make_texts, before, old, new) == after


def test_fields_and_latex_of_other_entries_name_the_new_key(make_texts: Make) -> None:
    library = (
        "% about marsh2021\n"
        + LIBRARY
        + "@inbook{a, crossref = {marsh2021}, title = {A}}\n"
        + '@book{b, xdata = "x, marsh2021", related = {marsh2021,marsh2021b}, ids = {marsh2021c}}\n'
        + "@book{c, note = {See \\cite[p.~4]{x, marsh2021} and \\textcite{marsh2021b}; marsh2021}}\n"
        + "@book{d, title = {xdata=marsh2021-title}, author = {xdata=marsh2021-author-1 and Grant, A}}\n"
    )
    texts = make_texts({"content/en/01-a.md": "A.", "bibliography.bib": library})
    made = as_texts(rename_key(texts, "marsh2021", "m21"))["bibliography.bib"]
    assert made == (
        "% about marsh2021\n"
        + WORK % "m21"
        + "@inbook{a, crossref = {m21}, title = {A}}\n"
        + '@book{b, xdata = "x, m21", related = {m21,marsh2021b}, ids = {marsh2021c}}\n'
        + "@book{c, note = {See \\cite[p.~4]{x, m21} and \\textcite{marsh2021b}; marsh2021}}\n"
        + "@book{d, title = {xdata=m21-title}, author = {xdata=m21-author-1 and Grant, A}}\n"
    )


def test_another_key_of_a_work_can_be_renamed(make_texts: Make) -> None:
    library = LIBRARY.replace("title", "ids = {old-rent},\n  title")
    texts = make_texts({"content/en/01-a.md": "A.[@old-rent; @marsh2021]", "bibliography.bib": library})
    made = as_texts(rename_key(texts, "old-rent", "new-rent"))
    assert made["content/en/01-a.md"] == "A.[@new-rent; @marsh2021]"
    assert "ids = {new-rent}" in made["bibliography.bib"]


def test_settings_records_and_the_baseline_name_the_new_key(make_texts: Make) -> None:
    settings = (
        'slug = "case"\nlocale = "en"\ndate = 2026-01-01\n[publisher]\nname = "marsh2021"\n'
        '[translations.works]\nmarsh2021 = { fr = "other" }  # marsh2021\n"b" = { fr = \'marsh2021\' }\n'
    )
    finding = (
        '{"path": "content/en/01-a.md", "rule": "CIT003", "message": "no style reads it", "text": "A.[@marsh2021 x]"}'
    )
    texts = make_texts(
        {
            "content/paper.toml": settings,
            "content/en/01-a.md": "A.[@marsh2021 x]\n",
            "content/fr/01-a.md": "B.[@marsh2021 x]\n",
            "content/fr/made-from/01-a.md": "Older.[@marsh2021 x]\n",
            "content/fr/made-from/09-gone.md": "Gone.[@marsh2021 x]\n",
            "content/baseline.json": f"[\n{finding}\n]\n",
            "bibliography.bib": LIBRARY,
        }
    )
    made = as_texts(rename_key(texts, "marsh2021", "doi:10.1"))
    assert made["content/paper.toml"] == settings.replace("\nmarsh2021 =", '\n"doi:10.1" =').replace(
        "'marsh2021'", '"doi:10.1"'
    )
    assert made["content/fr/made-from/01-a.md"] == "Older.[@doi:10.1 x]\n"
    assert made["content/fr/made-from/09-gone.md"] == "Gone.[@doi:10.1 x]\n"
    assert '"text": "A.[@doi:10.1 x]"' in made["content/baseline.json"]
    assert len(made) == 7


def test_what_a_published_edition_calls_by_the_old_key_is_written_down(make_texts: Make) -> None:
    files = {"content/en/01-a.md": "A.[@marsh2021] B.[@marsh2021]", "bibliography.bib": LIBRARY}
    first = as_texts(rename_key(make_texts(files), "marsh2021", "b", is_published=True))
    aliases = '\n[aliases]\n"work.marsh2021" = "work.b"\n"note.marsh2021" = "note.b"\n"note.marsh2021-2" = "note.b-2"\n'
    assert first["content/paper.toml"].endswith(aliases)
    second = as_texts(rename_key(make_texts({**files, **first}), "b", "c", is_published=True))
    assert toml_table(second["content/paper.toml"])["aliases"] == {
        f"{name}{number}": f"{name.partition('.')[0]}.c{number}"
        for old in ("marsh2021", "b")
        for name, number in ((f"work.{old}", ""), (f"note.{old}", ""), (f"note.{old}", "-2"))
    }
    back = as_texts(rename_key(make_texts({**files, **second}), "c", "marsh2021", is_published=True))
    assert toml_table(back["content/paper.toml"])["aliases"]["work.b"] == "work.marsh2021"
    assert "work.marsh2021" not in toml_table(back["content/paper.toml"])["aliases"]


def test_a_note_that_cites_it_second_is_called_after_another_work(make_texts: Make) -> None:
    """It has no address with the key in it, so no alias is written that would lead nowhere."""
    section = "A.[@marsh2021] B.[@other; @marsh2021] C.[@marsh2021; @other] D.[^n]\n\n[^n]: See @marsh2021.\n"
    files = {"content/en/01-a.md": section, "bibliography.bib": LIBRARY + WORK % "other"}
    made = as_texts(rename_key(make_texts(files), "marsh2021", "b", is_published=True))
    assert toml_table(made["content/paper.toml"])["aliases"] == {
        "work.marsh2021": "work.b",
        "note.marsh2021": "note.b",
        "note.marsh2021-2": "note.b-2",
    }


@pytest.mark.parametrize(
    ("old", "new", "said", "hint"),
    [
        ("marsh2012", "x", "no entry has the key `marsh2012`", "did you mean `marsh2021`?"),
        ("marsh2021", "grant", "there is an entry `grant` already", "bib merge grant marsh2021"),
        ("marsh2021", "Grant", "there is an entry `grant` already", "bib merge"),
        ("marsh2021", "Marsh2021", "differ only in capitals", "another"),
        ("marsh2021", "marsh2021", "are the same key", "another"),
        ("marsh2021", "a b", "the key `a b` cannot be cited: it has a space in it", "write `a-b`"),
        ("marsh2021", "tbl-x", "is read as a reference", "another key"),
        ("marsh2021", "", "a key cannot be empty", "letters"),
        ("twice", "x", "several entries have the key `twice`: lines 7 and 8", "delete"),
        ("broken", "x", "the entry `broken` cannot be read", "check"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(old: str, new: str, said: str, hint: str, make_texts: Make) -> None:
    library = LIBRARY + "@book{grant, title = {G}}\n@book{twice}\n@book{twice}\n@book{broken, title = {x}\n"
    texts = make_texts({"content/en/01-a.md": "A.[@marsh2021]", "bibliography.bib": library})
    with pytest.raises(UsageError, match=r"\w") as error:
        rename_key(texts, old, new)
    assert said in str(error.value)
    assert hint in error.value.hint


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("content/en/02-b.md", b"caf\xe9 @marsh2021", "content/en/02-b.md:1 is not UTF-8"),
        ("content/en/02-b.md", CONFLICT, "git could not merge content/en/02-b.md:1"),
        ("content/fr/made-from/02-b.md", CONFLICT, "made-from/02-b.md:1"),
        ("bibliography.bib", f'{LIBRARY}@book{{y, crossref = "marsh" # "2021"}}', "bib:6: `crossref` is put"),
    ],
)  # fmt: skip
def test_a_text_that_is_not_sure_stops_it_all(path: str, text: str | bytes, said: str, make_texts: Make) -> None:
    files = {"content/en/01-a.md": "A.[@marsh2021]", "bibliography.bib": LIBRARY, "content/fr/01-a.md": "B", path: text}
    texts = make_texts(files)
    with pytest.raises(UsageError, match=r"\w") as error:
        rename_key(texts, "marsh2021", "x")
    assert said in str(error.value)


def test_a_heading_with_a_citation_gets_another_identifier_with_the_links_to_it(make_texts: Make) -> None:
    section = "# On @marsh2021\n\n[here](#on-marsh2021)\n\n## B {#on-b-marsh2021}\n\n[there](#on-b-marsh2021)"
    made = renamed(make_texts, section, new="x:y")
    assert made == section.replace("On @marsh2021", "On @x:y").replace("(#on-marsh2021)", "(#on-xy)")


def test_a_change_that_would_do_more_is_refused(make_texts: Make) -> None:
    texts = make_texts({"content/en/01-a.md": "A.[@marsh2021]", "bibliography.bib": LIBRARY})
    changed = rename_key(texts, "marsh2021", "x")
    renames = key_renames(texts, "marsh2021", "x")
    more = [replace(one, text=one.text.replace("[@x]", "[@x; @y]")) for one in changed]
    with pytest.raises(UsageError, match=r"01-a.md:1: with the new name, more than the name would change"):
        prove(texts, more, renames)
