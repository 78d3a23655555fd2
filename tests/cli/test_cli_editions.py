"""`paperbuild edition`: what was published is put on record, shown, kept and corrected; nothing half done is left."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Folder
from tests.places import PAPERS

Run = Callable[..., Done]
RECORD = "content/editions/2026.toml"


@pytest.fixture
def bilingual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    folder = Folder(tmp_path / "paper")
    shutil.copytree(PAPERS / "bilingual", folder.path)
    monkeypatch.chdir(folder.path)
    return folder


def record(folder: Folder) -> str:
    return (folder.path / RECORD).read_text(encoding="utf-8")


def test_an_edition_is_marked_in_every_language(bilingual: Folder, run: Run) -> None:
    done = run("edition", "mark", "2026")
    assert (done.status, done.out) == (0, f"{RECORD}\n")
    table = tomllib.loads(record(bilingual))
    assert table["name"] == "2026"
    assert [*table["locales"]] == ["en", "fr"]
    for code in ("en", "fr"):
        assert table[code]["headings"]["tenants"]["level"] == 2
        assert table[code]["notes"]["alone"]["cites"] == ["marsh2021"]
        assert table[code]["notes"]["marsh2021"]["number"] == 2
        assert table[code]["blocks"]["summary.p1"]["carries"] == ["^cities", "@marsh2021"]
        assert "landlords.i3.2" in table[code]["blocks"]
    assert "62.9" in table["en"]["blocks"]["summary.p1"]["figures"]
    assert run("check").status == 0


def test_marking_twice_gives_the_same_bytes(bilingual: Folder, run: Run) -> None:
    run("edition", "mark", "2026")
    before = record(bilingual)
    again = run("edition", "mark", "2026")
    assert again.status == 2
    assert "is on record already" in again.err
    assert record(bilingual) == before
    assert run("edition", "mark", "2026", "--replace").status == 0
    assert record(bilingual) == before


def test_a_name_that_differs_by_capitals_is_refused(bilingual: Folder, run: Run) -> None:
    run("edition", "mark", "May")
    done = run("edition", "mark", "may")
    assert (done.status, "the edition `May` is on record already" in done.err) == (2, True)
    assert [path.name for path in (bilingual.path / "content/editions").iterdir()] == ["May.toml"]


@pytest.mark.parametrize("name", ["../x", "a b", ".x", ""])
def test_a_name_that_is_no_name_of_a_file_is_refused(name: str, bilingual: Folder, run: Run) -> None:
    assert run("edition", "mark", name).status == 2
    assert not (bilingual.path / "content/editions").exists()


def test_the_name_in_the_settings_is_the_one_to_be_marked(bilingual: Folder, run: Run) -> None:
    bilingual.add("content/paper.toml", '\n[edition]\nname = "2027"\n')
    done = run("edition", "mark", "2026")
    assert (done.status, "calls this edition `2027`" in done.err) == (2, True)
    assert run("edition", "mark", "2027").status == 0


def test_a_paper_with_errors_is_not_marked(bilingual: Folder, run: Run) -> None:
    bilingual.replace("content/en/01-summary.md", "[^cities]", "[^towns]")
    done = run("edition", "mark", "2026")
    assert (done.status, "nothing was marked" in done.err) == (1, True)
    assert not (bilingual.path / RECORD).exists()


@pytest.mark.parametrize("text", ["form = 1\nname = \n", "<<<<<<< HEAD\n=======\n>>>>>>> other\n"])
def test_a_record_that_cannot_be_read_may_be_marked_anew(text: str, bilingual: Folder, run: Run) -> None:
    bilingual.write(RECORD, text)
    assert run("check").status == 1
    assert run("edition", "mark", "2026").status == 2
    assert run("edition", "mark", "2026", "--replace").status == 0
    assert run("check").status == 0


def test_what_is_marked_anew_promises_nothing_that_it_promised_before(bilingual: Folder, run: Run) -> None:
    run("edition", "mark", "2026")
    bilingual.replace("content/en/02-findings.md", "{#tenants}", "{#people}")
    bilingual.replace("content/fr/02-findings.md", "{#tenants}", "{#people}")
    run("locale", "accept", "fr")
    assert "UPD001" in run("check").err
    assert run("edition", "mark", "2026", "--replace").status == 0
    assert '"people.p1"' in record(bilingual)


def test_nothing_is_marked_beside_a_record_that_cannot_be_read(bilingual: Folder, run: Run) -> None:
    bilingual.write("content/editions/2025.toml", "form = 1\nname = \n")
    assert run("edition", "mark", "2026", "--replace").status == 2
    assert not (bilingual.path / RECORD).exists()


def test_editions_are_listed_the_oldest_first(bilingual: Folder, run: Run) -> None:
    assert "no edition is on record" in run("edition", "list").err
    run("edition", "mark", "2026")
    bilingual.replace("content/paper.toml", "2026-05-04", "2027-05-04")
    run("edition", "mark", "2027")
    rows = json.loads(run("edition", "list", "--format", "json").out)
    assert [(row["name"], row["replaces"], row["is_current"]) for row in rows] == [
        ("2026", None, False),
        ("2027", "2026", True),
    ]
    assert "2027  2027-05-04  en, fr  replaces 2026  (as the folder is now)" in run("edition", "list").out


@pytest.mark.usefixtures("bilingual")
def test_an_edition_is_shown(run: Run) -> None:
    run("edition", "mark", "2026")
    out = run("edition", "show", "2026").out
    assert "1 Findings  #findings" in out
    assert "note.alone: marsh2021" in out
    assert "Résumé  #summary" in run("edition", "show", "2026", "-l", "fr").out
    shown = json.loads(run("edition", "show", "2026", "--format", "json").out)
    assert "tenants.p2" in shown["locales"]["fr"]["addresses"]


@pytest.mark.usefixtures("bilingual")
def test_an_edition_that_is_not_there_is_told_with_the_nearest(run: Run) -> None:
    assert "`paperbuild edition mark NAME`" in run("edition", "show", "2026").err
    run("edition", "mark", "2026")
    done = run("edition", "show", "2025")
    assert (done.status, "did you mean `2026`?" in done.err) == (2, True)
    assert run("edition", "show", "2026", "-l", "de").status == 2


def test_promises_are_listed_with_what_stands_for_them_now(bilingual: Folder, run: Run) -> None:
    assert "summary.p1" in run("edition", "promise").out
    run("edition", "mark", "2026")
    bilingual.replace("content/en/02-findings.md", "[^fear]: They", "[^dread]: They")
    bilingual.replace("content/en/02-findings.md", "complain.[^fear]", "complain.[^dread]")
    rows = {row["address"]: row for row in json.loads(run("edition", "promise", "--format", "json").out)}
    assert rows["summary.p1"] == {"address": "summary.p1", "since": "2026", "now": "summary.p1"}
    assert rows["note.fear"]["now"] == ""
    bilingual.add("content/paper.toml", '\n[aliases]\n"note.fear" = "note.dread"\n')
    rows = {row["address"]: row for row in json.loads(run("edition", "promise", "--format", "json").out)}
    assert rows["note.fear"]["now"] == "note.dread"
    assert "What must stay for ever" in run("edition", "promise").out


def test_what_has_changed_is_listed(bilingual: Folder, run: Run) -> None:
    assert run("edition", "correct").status == 2
    run("edition", "mark", "2026")
    assert "nothing has changed" in run("edition", "correct").err
    bilingual.replace("content/en/01-summary.md", "62.9 square", "63.9 square")
    bilingual.replace("content/en/02-findings.md", "They feared eviction", "They feared notice")
    bilingual.replace("content/en/02-findings.md", "as @marsh2021 counts", "as @doe2019 counts")
    found = json.loads(run("edition", "correct", "--format", "json").out)["locales"]["en"]
    told = {(one["kind"], one["address"], one["before"], one["after"]) for one in found}
    assert told >= {
        ("amended", "summary.p1", "62.9", "63.9"),
        ("amended", "note.fear", "", ""),
        ("amended", "note.alone", "marsh2021", "doe2019"),
    }


def test_a_correction_is_written_in_every_language_and_printed_with_links(bilingual: Folder, run: Run) -> None:
    run("edition", "mark", "2026")
    bilingual.replace("content/en/01-summary.md", "62.9 square", "63.9 square")
    done = run("edition", "correct", "--date", "2026-07-01", "--text", "The flat is larger.")
    assert done.out.splitlines() == ["content/en/metadata.toml", "content/fr/metadata.toml"]
    for code, text in (("en", "The flat is larger."), ("fr", None)):
        table = tomllib.loads((bilingual.path / f"content/{code}/metadata.toml").read_text(encoding="utf-8"))
        [correction] = table["corrections"]
        assert correction.get("text") == text
        assert correction["addresses"] == ["summary.p1"]
    assert run("html", "-l", "fr", "--draft").status == 0
    page = (bilingual.path / "build/fr/rents.html").read_text(encoding="utf-8")
    assert '<span>Corrigé le</span> <time datetime="2026-07-01">1er juillet 2026</time>' in page.replace("\u00a0", " ")
    assert '<a href="#summary.p1">Résumé, ' in page


def test_what_is_corrected_is_not_corrected_again(bilingual: Folder, run: Run) -> None:
    run("edition", "mark", "2026")
    bilingual.replace("content/en/01-summary.md", "62.9 square", "63.9 square")
    assert run("edition", "correct", "--date", "2026-07-01", "--text", "It is larger.").status == 0
    assert "the correction says nothing" in run("edition", "correct", "--date", "2026-07-02").err
    again = run("edition", "correct", "--date", "2026-07-01", "--text", "It is larger.", "--at", "summary.p1")
    assert (again.status, "stands in metadata.toml already" in again.err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--text", "x"], "add its day"),
        (["--date", "2026-07-01", "--at", "nothing.p1"], "nothing in the paper is called `nothing.p1`"),
        (["--date", "2026-07-01"], "the correction says nothing"),
        (["--since", "2020"], "no edition is called `2020`"),
        (["--date", "1999-07-01", "--text", "x"], "cannot be older than the edition `2026`"),
    ],
)
def test_a_correction_that_cannot_be_changes_nothing(
    arguments: list[str], said: str, bilingual: Folder, run: Run
) -> None:
    run("edition", "mark", "2026")
    before = (bilingual.path / "content/en/metadata.toml").read_bytes()
    done = run("edition", "correct", *arguments)
    assert (done.status, said in done.err) == (2, True)
    assert (bilingual.path / "content/en/metadata.toml").read_bytes() == before


def test_a_conflict_in_a_record_is_one_finding_and_stops_a_mark(bilingual: Folder, run: Run) -> None:
    run("edition", "mark", "2026")
    text = record(bilingual)
    bilingual.write(RECORD, f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> other\n")
    found = json.loads(run("check", "--format", "json").out)["diagnostics"]
    assert [(one["rule"], one["path"]) for one in found] == [("RAW004", RECORD)]


def test_a_second_edition_keeps_every_address_of_the_first(bilingual: Folder, run: Run) -> None:
    """An update made on purpose: paragraphs put in, moved, reworded and taken out, sections that change places, a note
    renamed, a heading renamed. Every address of the first edition is in the files of the second, in both languages."""
    run("edition", "mark", "2026")
    first = tomllib.loads(record(bilingual))
    for code, new, (old_text, new_text) in (
        ("en", "A new paragraph about lighthouses and their keepers.", ("Many of them were", "Very many of them were")),
        ("fr", "Un paragraphe tout neuf sur les phares et leurs gardiens.", ("Beaucoup d", "Vraiment beaucoup d")),
    ):
        name = f"content/{code}/02-findings.md"
        text = (bilingual.path / name).read_text(encoding="utf-8")
        heading = next(line for line in text.splitlines() if "{#tenants}" in line)
        bilingual.replace(name, heading, f"{heading}\n\n{new}")
        text = (bilingual.path / name).read_text(encoding="utf-8").replace("[^fear]", "[^dread]")
        bilingual.write(name, text.replace("{#landlords}", "{#owners}").replace(old_text, new_text))
        quote = next(line for line in text.splitlines() if line.startswith("> "))
        bilingual.replace(name, quote, "> " + ("All new words, none of them old." if code == "en" else "Rien de tel."))
    for code in ("en", "fr", "fr/made-from"):
        content = bilingual.path / "content" / code
        (content / "03-sources.md").rename(content / "00-sources.md")
    run("locale", "accept", "fr")
    bilingual.add(
        "content/paper.toml",
        '\n[aliases]\n"note.fear" = "note.dread"\n"landlords" = "owners"\n"landlords.p1" = "owners.p1"\n',
    )
    found = json.loads(run("check", "--format", "json").out)["diagnostics"]
    assert [one for one in found if one["severity"] == "error"] == []
    assert run("html", "-l", "en", "-l", "fr").status == 0
    assert run("epub", "-l", "en", "-l", "fr").status == 0
    for code in ("en", "fr"):
        own = first[code]
        wanted = {*own["headings"], *own["blocks"], *own.get("places", {}), *own.get("numbered", {})}
        wanted |= {f"note.{name}" for name in own["notes"]}
        assert len(wanted) > 30
        for names in identifiers(bilingual.path / "build" / code):
            assert sorted(wanted - names) == []


def identifiers(folder: Path) -> list[set[str]]:
    """The identifiers in the HTML, and in all files of the EPUB, below a folder; none stands twice in one file."""
    import re
    import zipfile

    pattern = re.compile(r'\sid="([^"]+)"')
    with zipfile.ZipFile(folder / "rents.epub") as book:
        pages = [book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")]
    html = (folder / "rents.html").read_text(encoding="utf-8")
    for page in (html, *pages):
        found = pattern.findall(page)
        assert len(found) == len(set(found))
    return [set(pattern.findall(html)), {name for page in pages for name in pattern.findall(page)}]
