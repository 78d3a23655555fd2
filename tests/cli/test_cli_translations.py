"""A translator's day at the command line: a new locale, what is left, what changed, what is done."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Folder
from tests.places import PAPERS

BILINGUAL = PAPERS / "bilingual"
SECTION = "content/en/02-findings.md"
FRENCH = "content/fr/02-findings.md"
RECORD = "content/fr/made-from/02-findings.md"
Run = Callable[..., Done]


@pytest.fixture
def bilingual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    folder = Folder(tmp_path / "paper")
    shutil.copytree(BILINGUAL, folder.path)
    monkeypatch.chdir(folder.path)
    return folder


def text_of(folder: Folder, name: str) -> str:
    return (folder.path / name).read_text(encoding="utf-8")


def line_of(folder: Folder, name: str, text: str) -> int:
    return text_of(folder, name).split(text)[0].count("\n") + 1


def state(run: Run) -> dict[str, object]:
    values: dict[str, object] = json.loads(run("status", "--format", "json").out)["locales"][0]
    return values


# locale add


def test_a_new_locale_has_every_section_and_every_string_and_its_record(bilingual: Folder, run: Run) -> None:
    done = run("locale", "add", "de")
    assert done.status == 0
    assert "Next" in done.err
    for name in ("01-summary.md", "02-findings.md", "03-sources.md"):
        source = (bilingual.path / "content/en" / name).read_bytes()
        assert (bilingual.path / "content/de" / name).read_bytes() == source
        assert (bilingual.path / "content/de/made-from" / name).read_bytes() == source
    assert (bilingual.path / "content/de/images/square.png").is_file()
    metadata = text_of(bilingual, "content/de/metadata.toml")
    assert 'title = "Rents in four cities"' in metadata
    assert 'back-to-text = "Back to the text"' in metadata


@pytest.mark.usefixtures("bilingual")
def test_a_new_locale_has_nothing_wrong_with_it_but_that_it_is_untranslated(run: Run) -> None:
    run("locale", "add", "de")
    done = run("check", "--format", "json")
    found = [item for item in json.loads(done.out)["diagnostics"] if item["locale"] == "de"]
    assert {item["rule"] for item in found} <= {"LOC024", "CIT003", "TYP001"}, (
        "German has its own words for pages, and marks"
    )
    assert [item["path"] for item in found if item["rule"] == "LOC024"] == [
        "content/de/01-summary.md",
        "content/de/02-findings.md",
        "content/de/03-sources.md",
        "content/de/metadata.toml",
    ]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("french", "did you mean `fr`?"),
        ("de_AT", "did you mean `de-AT`?"),
        ("xx", "BCP 47"),
        ("../fr", "not a language tag"),
        ("en", "is written in `en`"),
        ("fr", "there is a `content/fr/` already"),
    ],
)
def test_what_is_no_new_language_is_refused_and_nothing_written(
    code: str, said: str, bilingual: Folder, run: Run
) -> None:
    before = sorted(bilingual.path.rglob("*"))
    done = run("locale", "add", code)
    assert done.status == 2
    assert said in done.err
    assert sorted(bilingual.path.rglob("*")) == before


# status


def test_each_block_is_in_one_state_and_the_sums_are_right(bilingual: Folder, run: Run) -> None:
    bilingual.replace(FRENCH, "* les impôts avaient augmenté ;\n\n", "")  # missing
    bilingual.replace(FRENCH, "à 87 locataires", "à 78 locataires")  # broken
    bilingual.replace(FRENCH, "Ils craignaient surtout l'expulsion.", "They feared eviction above all.")
    bilingual.replace(SECTION, "Nobody had asked them", "No one had asked them")  # stale
    done = run("status", "--format", "json")
    assert json.loads(done.out) == {
        "source": "en",
        "locales": [
            {
                "locale": "fr",
                "sections": 3,
                "blocks": 33,
                "fresh": 29,
                "stale": 1,
                "broken": 1,
                "missing": 1,
                "untranslated": 1,
                "complete": False,
            }
        ],
    }


@pytest.mark.usefixtures("bilingual")
def test_a_finished_translation_is_complete(run: Run) -> None:
    values = state(run)
    assert values["complete"] is True
    assert values["fresh"] == values["blocks"]


@pytest.mark.usefixtures("bilingual")
def test_status_in_a_pipe_is_plain_and_fits_sixty_columns(run: Run) -> None:
    run("locale", "add", "zh-Hant")
    done = run("status")
    assert done.status == 0
    lines = done.out.splitlines()
    assert [line.split()[0] for line in lines] == ["locale", "fr", "zh-Hant"]
    assert max(map(len, lines)) <= 60
    assert "\x1b" not in done.out


def test_status_on_a_terminal_has_a_bar_and_says_what_is_left(
    bilingual: Folder, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    bilingual.replace(SECTION, "Nobody had asked them", "No one had asked them")
    for width in ("60", "100"):
        monkeypatch.setenv("COLUMNS", width)
        done = run("--color", "always", "status")
        assert "█" in done.out
        assert "█░ " in click_unstyled(done.out)
        assert "1 stale" in done.out
        assert "96%" in done.out
        assert max(len(click_unstyled(line)) for line in done.out.splitlines()) <= int(width)


@pytest.mark.usefixtures("bilingual")
def test_status_on_a_terminal_without_colours_tells_full_and_empty_bars_apart(run: Run) -> None:
    run("locale", "add", "zh-Hant")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "paperbuild", "status"]
    subprocess.run(command, stdout=theirs, stderr=subprocess.DEVNULL, env={**os.environ, "NO_COLOR": "1"}, check=True)
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "\x1b" not in shown
    assert [next(c for c in line if c in "█░") for line in shown.splitlines()[1:]] == ["█", "░"]


@pytest.mark.usefixtures("paper")
def test_a_paper_without_translations_says_how_to_begin_one(run: Run) -> None:
    done = run("status")
    assert (done.status, done.out) == (0, "")
    assert "locale add" in done.err


# locale diff


def test_a_diff_shows_both_places_and_the_words_that_changed(bilingual: Folder, run: Run) -> None:
    bilingual.replace(SECTION, "Nobody had asked them", "No one had ever asked them")
    done = run("locale", "diff", "fr")
    assert done.status == 0
    place, *words = done.out.splitlines()
    assert place == "content/fr/02-findings.md:23  from content/en/02-findings.md:24"
    assert "[-Nobody-] {+No one+} had {+ever+} asked" in " ".join(words)
    assert "1 change" in done.err


def test_a_diff_shows_what_was_added_and_what_was_taken_out(bilingual: Folder, run: Run) -> None:
    bilingual.replace(SECTION, "- the taxes had risen;\n", "")
    bilingual.replace(SECTION, "### Figures", "What they said can be doubted.\n\n### Figures")
    out = run("locale", "diff", "fr", "02-findings.md").out
    assert "content/fr/02-findings.md:36  deleted from content/en/02-findings.md" in out
    assert "after this, new at content/en/02-findings.md:43" in out
    assert "{+What they said can be doubted.+}" in out


def test_a_diff_of_what_has_not_changed_is_empty(bilingual: Folder, run: Run) -> None:
    bilingual.replace(SECTION, "We spoke to 87 tenants in", "We spoke to 87 tenants\nin")  # wrapped otherwise
    done = run("locale", "diff", "fr")
    assert done.out == ""
    assert "0 changes" in done.err


def test_a_diff_on_a_terminal_is_in_colour(bilingual: Folder, run: Run) -> None:
    bilingual.replace(SECTION, "Nobody had asked them", "No one had ever asked them")
    done = run("--color", "always", "locale", "diff", "fr")
    assert "\x1b[31m" in done.out
    assert "[-" not in done.out


@pytest.mark.usefixtures("bilingual")
def test_a_language_that_the_paper_has_not_is_named_with_the_nearest(run: Run) -> None:
    for command in ("diff", "accept"):
        done = run("locale", command, "fe")
        assert done.status == 2
        assert "locale add fe" in done.err or "did you mean `fr`" in done.err


# locale accept


def test_only_accept_says_that_a_block_is_up_to_date(bilingual: Folder, run: Run) -> None:
    bilingual.replace(SECTION, "Nobody had asked them", "No one had asked them")
    bilingual.replace(SECTION, "the taxes had risen", "the taxes had been raised")
    assert state(run)["stale"] == 2
    bilingual.replace(FRENCH, "Personne ne leur avait rien demandé", "Nul ne leur avait rien demandé")
    assert state(run)["stale"] == 2, "to edit is not to accept"
    done = run("locale", "accept", "fr", "02-findings.md:24")
    assert (done.status, done.out) == (0, f"{RECORD}\n")
    assert state(run)["stale"] == 1
    assert "No one had asked them" in text_of(bilingual, RECORD)
    assert "the taxes had risen" in text_of(bilingual, RECORD), "what has not been accepted stays as old as it is"
    run("locale", "accept", "fr", "02-findings.md")
    assert state(run)["complete"] is True
    assert (bilingual.path / RECORD).read_bytes() == (bilingual.path / SECTION).read_bytes()


def test_a_block_that_the_translation_lacks_is_accepted_by_its_line_in_the_source(bilingual: Folder, run: Run) -> None:
    bilingual.replace(SECTION, "### Figures", "What they said can be doubted.\n\n### Figures")
    bilingual.replace(FRENCH, "### Chiffres", "On peut en douter.\n\n### Chiffres")
    assert run("locale", "accept", "fr", f"{SECTION}:{line_of(bilingual, SECTION, 'What they')}").status == 0
    assert text_of(bilingual, RECORD) == text_of(bilingual, SECTION)
    assert state(run)["complete"] is True


def test_a_block_taken_out_is_accepted_where_the_translation_still_has_it(bilingual: Folder, run: Run) -> None:
    bilingual.replace(SECTION, "- the taxes had risen;\n", "")
    run("locale", "accept", "fr", f"{FRENCH}:36")
    assert text_of(bilingual, RECORD) == text_of(bilingual, SECTION)
    done = run("check")
    assert "LOC005" in done.err, "what the source has no more is too much now"


def test_a_new_box_is_accepted_with_all_that_is_in_it(bilingual: Folder, run: Run) -> None:
    box = "::: {#new .case-study}\n### A new case\n\nIts text.\n:::\n\n"
    bilingual.replace(SECTION, "## What landlords", box + "## What landlords")
    bilingual.replace(FRENCH, "## Ce que les propriétaires", box + "## Ce que les propriétaires")
    bilingual.replace(SECTION, "the taxes had risen", "the taxes had been raised")
    done = run("locale", "accept", "fr", f"{SECTION}:{line_of(bilingual, SECTION, '::: {#new')}")
    assert done.status == 0, done.err
    assert text_of(bilingual, RECORD) == text_of(bilingual, SECTION).replace("had been raised", "had risen")


def test_everything_is_accepted_at_once_and_only_records_are_written(bilingual: Folder, run: Run) -> None:
    shutil.rmtree(bilingual.path / "content/fr/made-from")
    before = {path: path.read_bytes() for path in bilingual.path.rglob("*") if path.is_file()}
    assert state(run)["stale"] == 33
    done = run("locale", "accept", "fr")
    assert done.status == 0
    after = {path: path.read_bytes() for path in bilingual.path.rglob("*") if path.is_file()}
    assert {path: after[path] for path in before} == before
    assert {path.parent.name for path in set(after) - set(before)} == {"made-from"}
    assert state(run)["complete"] is True
    assert run("locale", "accept", "fr").out == ""


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("02-finding.md", "did you mean `02-findings.md`?"),
        ("content/de/02-findings.md", "is not a section of `fr`"),
        ("02-findings.md:999", "there is no block at content/fr/02-findings.md:999"),
        ("02-findings.md:0", "there is no block at"),
    ],
)
def test_what_cannot_be_accepted_is_refused_and_nothing_written(
    file: str, said: str, bilingual: Folder, run: Run
) -> None:
    bilingual.replace(SECTION, "Nobody had asked them", "No one had asked them")
    before = text_of(bilingual, RECORD)
    done = run("locale", "accept", "fr", file)
    assert done.status == 2
    assert said in done.err
    assert text_of(bilingual, RECORD) == before


def test_what_git_could_not_merge_is_not_overwritten_unless_it_is_named(bilingual: Folder, run: Run) -> None:
    bilingual.replace(RECORD, "Many of them", "<<<<<<< HEAD\nMany of them\n=======\nMost of them\n>>>>>>> theirs\n")
    broken = text_of(bilingual, RECORD)
    for arguments in ((), ("02-findings.md:24",)):
        done = run("locale", "accept", "fr", *arguments)
        assert done.status == 2
        assert "accept fr 02-findings.md" in done.err
        assert text_of(bilingual, RECORD) == broken
    assert run("locale", "accept", "fr", "02-findings.md").status == 0
    assert text_of(bilingual, RECORD) == text_of(bilingual, SECTION)


def test_records_that_are_a_link_out_of_the_locale_are_not_written(bilingual: Folder, run: Run, tmp_path: Path) -> None:
    shutil.move(bilingual.path / "content/fr/made-from", tmp_path / "elsewhere")
    (bilingual.path / "content/fr/made-from").symlink_to(tmp_path / "elsewhere")
    before = {path: path.read_bytes() for path in (tmp_path / "elsewhere").iterdir()}
    bilingual.replace(SECTION, "Nobody had asked them", "No one had asked them")
    done = run("locale", "accept", "fr")
    assert done.status == 2
    assert "link" in done.err
    assert {path: path.read_bytes() for path in (tmp_path / "elsewhere").iterdir()} == before


def click_unstyled(line: str) -> str:
    import click

    return click.unstyle(line)


# strings


METADATA = "content/en/metadata.toml"
STRINGS_RECORD = "content/fr/made-from/metadata.toml"


def test_a_string_that_has_changed_is_shown_and_is_done_when_it_is_accepted(bilingual: Folder, run: Run) -> None:
    bilingual.replace(METADATA, "Rents in four cities", "Rents in four towns")
    assert state(run)["complete"] is False
    assert state(run)["stale"] == 0, "strings are no blocks"
    assert "content/fr/metadata.toml: 1 stale" in run("status").err
    shown = run("locale", "diff", "fr").out
    assert "content/fr/metadata.toml:1  from content/en/metadata.toml:1" in shown
    assert "[-cities-] {+towns+}" in shown
    assert run("locale", "accept", "fr", "metadata.toml").out == f"{STRINGS_RECORD}\n"
    assert tomllib.loads(text_of(bilingual, STRINGS_RECORD)) == tomllib.loads(text_of(bilingual, METADATA))
    assert state(run)["complete"] is True
    assert run("locale", "accept", "fr").out == ""


def test_one_string_is_accepted_by_its_line_and_the_others_stay_as_old_as_they_are(bilingual: Folder, run: Run) -> None:
    text = '# What changed.\ntitle = "Rents in five cities"\ndescription = """About rents."""\n[strings]\nnote = "N."\n'
    (bilingual.path / METADATA).write_text(text, encoding="utf-8")
    (bilingual.path / STRINGS_RECORD).write_text(
        'title = "Rents in four cities"\nsubtitle = "A small paper"\n[strings]\nfax = "F"\n', encoding="utf-8"
    )
    bilingual.replace("content/fr/metadata.toml", "subtitle", 'description = "Des loyers."\nsubtitle')
    assert "5 stale" in run("status").err
    assert run("locale", "accept", "fr", "metadata.toml:2").status == 0
    assert text_of(bilingual, STRINGS_RECORD) == (
        'subtitle = "A small paper"\n# What changed.\ntitle = "Rents in four cities"\n\n'
        'description = """About rents."""\n\n[strings]\n\nfax = "F"\n'
    )
    assert "4 stale" in run("status").err
    assert run("locale", "accept", "fr", f"{METADATA}:5").status == 0
    assert "3 stale" in run("status").err
    assert run("locale", "accept", "fr", "metadata.toml:99").status == 2


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_two_who_accept_neighbouring_strings_do_not_conflict(bilingual: Folder, run: Run) -> None:
    def git(*words: str) -> None:
        own = ("-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *own, *words], cwd=bilingual.path, check=True, capture_output=True)

    bilingual.replace(METADATA, "Rents in four cities", "Rents in five cities")
    bilingual.replace(METADATA, "A small paper", "A short paper")
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "the source has moved on")
    for branch, line in (("title", 1), ("subtitle", 2)):
        git("checkout", "-q", "-b", branch, "main")
        assert run("locale", "accept", "fr", f"metadata.toml:{line}").out == f"{STRINGS_RECORD}\n"
        git("commit", "-q", "-a", "-m", branch)
    git("merge", "-q", "-m", "both", "title")
    record = tomllib.loads(text_of(bilingual, STRINGS_RECORD))
    assert (record["title"], record["subtitle"][:13]) == ("Rents in five cities", "A short paper")


def test_a_new_locale_has_the_record_of_its_strings(bilingual: Folder, run: Run) -> None:
    run("locale", "add", "de")
    record = text_of(bilingual, "content/de/made-from/metadata.toml")
    assert tomllib.loads(record) == tomllib.loads(text_of(bilingual, METADATA))
    (german,) = [one for one in json.loads(run("status", "--format", "json").out)["locales"] if one["locale"] == "de"]
    assert german["complete"] is False


def test_a_record_of_strings_that_git_could_not_merge_is_not_overwritten_unless_it_is_named(
    bilingual: Folder, run: Run
) -> None:
    bilingual.replace(STRINGS_RECORD, "title", "<<<<<<< HEAD\ntitle")
    done = run("locale", "accept", "fr")
    assert done.status == 2
    assert "accept fr metadata.toml" in done.err
    assert run("locale", "accept", "fr", "metadata.toml").status == 0
    assert tomllib.loads(text_of(bilingual, STRINGS_RECORD)) == tomllib.loads(text_of(bilingual, METADATA))


# what is ignored


def test_a_block_is_not_broken_by_what_is_ignored_with_a_reason(bilingual: Folder, run: Run) -> None:
    bilingual.replace(FRENCH, "à 87 locataires", "à 78 locataires")
    assert state(run)["broken"] == 1
    settings = (
        "\n[[ignore]]\nrule = 'different-figure'\npath = 'content/fr/02-findings.md'\nreason = 'a misprint there'\n"
    )
    bilingual.add("content/paper.toml", settings)
    assert state(run) | {"locale": ""} == state(run) | {"locale": "", "broken": 0, "fresh": 33, "complete": True}
    assert run("check", "--strict").status == 0


def test_what_is_ignored_of_a_block_hides_neither_another_fault_nor_that_it_is_stale(
    bilingual: Folder, run: Run
) -> None:
    bilingual.add("content/paper.toml", '\n[rules]\ndifferent-figure = "off"\n')
    bilingual.replace(FRENCH, "à 87 locataires", "à 78 locataires")
    assert state(run)["fresh"] == 33
    bilingual.replace(SECTION, "We spoke to 87 tenants", "We then spoke to 87 tenants")
    assert (state(run)["stale"], state(run)["broken"]) == (1, 0)
    bilingual.replace(FRENCH, "seuls.[^alone]", "seuls.")
    assert state(run)["broken"] >= 1


def test_a_section_that_stays_as_it_is_with_a_reason_is_done(bilingual: Folder, run: Run) -> None:
    shutil.copy(bilingual.path / SECTION, bilingual.path / FRENCH)
    assert state(run)["untranslated"] > 20
    ignore = f"\n[[ignore]]\nrule = 'untranslated'\npath = '{FRENCH}'\nreason = 'a list of names'\n"
    bilingual.add("content/paper.toml", ignore)
    assert state(run)["untranslated"] == 0


# status --html


def test_a_page_for_each_translator_is_written_only_when_asked_for(bilingual: Folder, run: Run) -> None:
    run("status")
    assert not (bilingual.path / "build").exists()
    run("locale", "add", "de")
    done = run("status", "--html")
    assert (done.status, done.out.split()) == (0, ["build/status/rents-de.html", "build/status/rents-fr.html"])
    assert (bilingual.path / "build/status/rents-fr.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_page_goes_to_a_file_a_folder_or_standard_output(bilingual: Folder, run: Run) -> None:
    run("locale", "add", "de")
    assert run("status", "--html", "-l", "fr", "-o", "mine.html").out.strip().endswith("mine.html")
    page = (bilingual.path / "mine.html").read_text(encoding="utf-8")
    assert run("status", "--html", "-l", "fr", "-o", "-").out == page
    assert len(run("status", "--html", "-o", "pages/").out.split()) == 2
    assert (bilingual.path / "pages/rents-fr.html").read_text(encoding="utf-8") == page
    done = run("status", "--html", "-o", "mine.html")
    assert done.status == 2
    assert "name a folder" in done.err


@pytest.mark.usefixtures("bilingual")
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("-o", "x.html"), "add `--html`"),
        (("--html", "--format", "json"), "no JSON"),
        (("--html", "-l", "fi"), "the paper has no locale `fi`"),
        (("--html", "-l", "fr", "-o", "content/fr/x.html"), "where the paper's own files are"),
    ],
)
def test_what_no_page_can_be_written_for_is_said(asked: tuple[str, ...], said: str, run: Run) -> None:
    done = run("status", *asked)
    assert done.status == 2
    assert said in done.err


def test_a_status_of_one_locale_is_asked_for_by_its_code(bilingual: Folder, run: Run) -> None:
    run("locale", "add", "de")
    shown = json.loads(run("status", "--format", "json", "-l", "fr").out)["locales"]
    assert [one["locale"] for one in shown] == ["fr"]
    assert (bilingual.path / "content/de").is_dir()


def test_a_template_that_fails_writes_no_page(bilingual: Folder, run: Run) -> None:
    (bilingual.path / "templates").mkdir()
    (bilingual.path / "templates/status.html.jinja").write_text("{{ nothing }}\n", encoding="utf-8")
    done = run("status", "--html")
    assert done.status == 1
    assert "templates/status.html.jinja:1:1: error[TPL001" in done.err
    assert not (bilingual.path / "build").exists()
