"""The live preview as a program asks it: what is shown after a change, and what may go wrong meanwhile."""

from __future__ import annotations

import resource
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.serve.preview import EN, FR, OTHER, TEXTS, TOML, Preview, is_whole, write_paper

pytestmark = pytest.mark.slow


def test_what_is_saved_is_shown(preview: Preview) -> None:
    preview.settled()
    assert "It says little." in preview.page()
    preview.write(OTHER, TEXTS[OTHER].replace("little", "much"))
    preview.until_shown("It says much.")


def test_a_finding_is_told_with_its_place_and_taken_back(preview: Preview) -> None:
    assert preview.settled()["counts"] == {"error": 0, "warning": 0, "note": 0}
    preview.write(EN, TEXTS[EN].replace("@doe2019, p. 4", "@doe2018, p. 4"))
    preview.until_found("CIT001")
    one = next(one for one in preview.client.get("/_/findings.json").json() if one["rule"] == "CIT001")
    assert (one["path"], one["line"], one["column"], one["severity"]) == (EN, 3, 46, "error")
    assert one["hint"] == "did you mean `doe2019`?"
    preview.write(EN, TEXTS[EN])
    preview.until(lambda state: is_whole(state) and not preview.rules())


def test_what_changes_nothing_that_the_paper_reads_is_no_new_revision(preview: Preview) -> None:
    before = preview.settled()["revision"]
    for name in (".01-rents.md.swp", "4913", "01-rents.md~", "#01-rents.md#", ".#01-rents.md"):
        preview.write(f"content/en/{name}", "half a tex")
        (preview.folder / "content/en" / name).unlink()
    preview.write(EN, TEXTS[EN])
    preview.write("README.md", "Nothing of the paper.\n")
    preview.write(OTHER, TEXTS[OTHER].replace("little", "much"))
    assert preview.until_shown("It says much.")["revision"] == before + 1


def test_a_file_that_is_put_in_the_place_of_another_is_seen(preview: Preview) -> None:
    preview.settled()
    beside = preview.folder / "content/en/.beside"
    beside.write_text(TEXTS[OTHER].replace("little", "much"), encoding="utf-8")
    beside.replace(preview.folder / OTHER)
    preview.until_shown("It says much.")


def test_a_thousand_changes_end_with_the_last(preview: Preview) -> None:
    preview.settled()
    for number in range(1000):
        preview.write(OTHER, TEXTS[OTHER].replace("little", f"thing{number} again"))
    state = preview.until_shown("It says thing999 again.")
    assert state["revision"] < 1000


@pytest.mark.parametrize(
    ("path", "text", "rule", "kept"),
    [
        (OTHER, "# The law {#law}\n\n```\nIt says much.\n", "SEC004", "It says little."),
        (OTHER, "", "SEC003", "It says little."),
        (TOML, 'slug = "rents\n', "SET004", "The Housing Forum"),
        ("content/en/metadata.toml", "title = \n", "SET004", "Rents in towns"),
    ],
    ids=["an unclosed fence", "an empty section", "settings", "metadata"],
)
def test_what_is_broken_is_shown_as_it_was_with_its_finding(
    preview: Preview, path: str, text: str, rule: str, kept: str
) -> None:
    preview.settled()
    preview.write(path, text)
    state = preview.until_found(rule)
    assert state["broken"] == [path]
    assert kept in preview.page()
    preview.write(EN, TEXTS[EN].replace("elsewhere, too", "in other places"))
    preview.until_shown("in other places")  # the rest is as it is
    assert kept in preview.page()
    preview.write(path, TEXTS[path])
    assert preview.until(lambda one: is_whole(one) and not one["broken"])["counts"]["error"] == 0


def test_a_template_that_fails_leaves_the_last_page(preview: Preview) -> None:
    preview.settled()
    preview.write("templates/page.html.jinja", "{{ nothing.of.the.kind }}\n")
    preview.until_found("TPL001")
    assert "It says little." in preview.page()
    (preview.folder / "templates/page.html.jinja").unlink()
    preview.write(OTHER, TEXTS[OTHER].replace("little", "much"))
    preview.until_shown("It says much.")


def test_a_folder_that_is_deleted_and_made_again_is_watched_again(preview: Preview) -> None:
    preview.settled()
    shutil.rmtree(preview.folder / "content")
    state = preview.until(lambda one: one["trouble"] is not None)
    assert state["trouble"]["message"].startswith("no content/ in ")
    assert "It says little." in preview.page()
    write_paper(preview.folder)
    preview.write(OTHER, TEXTS[OTHER].replace("little", "much"))
    assert preview.until_shown("It says much.")["trouble"] is None
    preview.write(OTHER, TEXTS[OTHER].replace("little", "more"))
    preview.until_shown("It says more.")


def test_the_whole_paper_may_go_and_come_back(tmp_path: Path) -> None:
    folder = write_paper(tmp_path / "paper")
    with Preview(folder) as preview:
        preview.settled()
        folder.rename(tmp_path / "elsewhere")
        preview.until(lambda one: one["trouble"] is not None)
        (tmp_path / "elsewhere").rename(folder)
        preview.until(lambda one: one["trouble"] is None)
        preview.write(OTHER, TEXTS[OTHER].replace("little", "much"))
        preview.until_shown("It says much.")


def test_a_section_that_gets_another_name_stays_on_the_page(preview: Preview) -> None:
    before = preview.settled()["revision"]
    (preview.folder / OTHER).rename(preview.folder / "content/en/03-law.md")
    preview.until(lambda one: is_whole(one) and one["revision"] > before)
    assert "It says little." in preview.page()


def test_a_locale_that_is_deleted_is_no_more_in_the_list(preview: Preview) -> None:
    assert [one["code"] for one in preview.settled("fr/html")["locales"]] == ["en", "fr"]
    shutil.rmtree(preview.folder / "content/fr")
    state = preview.until(lambda one: is_whole(one) and len(one["locales"]) == 1, "fr/html")
    assert state["trouble"] is None
    assert "Elle dit peu." in preview.page("fr")  # nobody's page becomes blank


def test_what_is_looked_at_alone_is_made(preview: Preview) -> None:
    assert set(preview.settled("en/html")["made"]) == {"en/html"}
    assert set(preview.settled("fr/html", "fr/beside")["made"]) == {"en/html", "fr/html", "fr/beside"}


@pytest.mark.pango
def test_pages_and_the_book_are_shown_and_renewed(preview: Preview) -> None:
    first = preview.settled("en/pdf", "en/epub")["made"]
    assert preview.client.get("/en/rents.pdf").content.startswith(b"%PDF")
    assert preview.client.get("/en/rents.epub").headers["content-type"] == "application/epub+zip"
    sheet = preview.client.get(f"/_/sheet/en/{first['en/pdf']['digest']}/1-300.png")
    assert sheet.content.startswith(b"\x89PNG")
    assert preview.client.get("/_/sheet/en/x/99-300.png").status_code == 404
    assert preview.client.get("/_/sheet/en/x/1-90000.png").status_code == 404
    named = {name: page for name, page, _ in preview.client.get("/_/sheets/en.json").json()}
    assert 0 < named["rents"] < len(first["en/pdf"]["pages"])
    chapter = next(one for one in first["en/epub"]["chapters"] if "part-law" in one)
    assert "It says little." in preview.client.get(f"/_/book/en/x/{chapter}").text
    preview.write(OTHER, TEXTS[OTHER].replace("little", "much"))
    digests = {kind: first[kind]["digest"] for kind in ("en/pdf", "en/epub")}
    preview.until(
        lambda one: is_whole(one) and all(one["made"][kind]["digest"] != was for kind, was in digests.items()),
        "en/pdf",
        "en/epub",
    )
    assert "It says much." in preview.client.get(f"/_/book/en/x/{chapter}").text


def test_every_block_has_its_place_in_the_sources(preview: Preview) -> None:
    preview.settled("fr/html")
    places = {row[0]: tuple(row[1:]) for row in preview.client.get("/_/places/fr.json").json()}
    assert places["rents"] == (FR, 1, 1, 1)
    assert places["rents.p2"] == (FR, 5, 1, 5)
    assert places["note.elsewhere"][:2] == (FR, 7)
    assert places["law.p1"] == ("content/fr/02-law.md", 3, 1, 3)


def test_what_is_not_translated_has_its_place_in_the_source(preview: Preview) -> None:
    (preview.folder / "content/fr/02-law.md").unlink()
    preview.until(lambda one: is_whole(one) and "fr/html" in one["made"], "fr/html")
    places = {row[0]: tuple(row[1:]) for row in preview.client.get("/_/places/fr.json").json()}
    assert places["law.p1"] == (OTHER, 3, 1, 3)


def test_accept_records_a_block_as_the_command_does(preview: Preview) -> None:
    preview.write(EN, TEXTS[EN].replace("elsewhere, too", "in other places"))
    preview.until_found("LOC025")
    answer = preview.post("/_/accept", {"code": "fr", "path": FR, "line": 5})
    assert answer.json() == {"written": ["content/fr/made-from/01-rents.md"]}
    preview.until(lambda one: is_whole(one) and "LOC025" not in preview.rules())
    record = (preview.folder / "content/fr/made-from/01-rents.md").read_text(encoding="utf-8")
    assert "They rose in other places." in record


def test_what_cannot_be_accepted_is_told(preview: Preview) -> None:
    preview.settled()
    answer = preview.post("/_/accept", {"code": "fr", "path": FR, "line": 99})
    assert (answer.status_code, answer.json()["message"]) == (409, f"there is no block at {FR}:99")
    assert preview.post("/_/accept", {"code": "fr"}).status_code == 400
    assert preview.post("/_/accept", ["fr"]).status_code == 400
    assert preview.post("/_/accept", {"code": "x" * 20_000}).status_code == 413


def test_an_editor_has_every_page_go_to_a_place(preview: Preview) -> None:
    preview.settled()
    assert preview.post("/_/show", {"path": EN, "line": 5}).json() == {"pages": 0}
    assert preview.settled()["show"] == {"path": EN, "line": 5, "count": 1}


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="Linux limits a process that runs")
def test_on_a_full_disk_all_goes_on_but_what_would_be_written_which_is_told(preview: Preview) -> None:
    preview.write(EN, TEXTS[EN].replace("elsewhere, too", "in other places"))
    preview.until_found("LOC025")
    had = resource.prlimit(preview.process.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    answer = preview.post("/_/accept", {"code": "fr", "path": FR, "line": 5})
    assert (answer.status_code, answer.json()["message"].partition("`")[0]) == (409, "cannot write ")
    preview.write(OTHER, TEXTS[OTHER].replace("little", "much"))
    preview.until_shown("It says much.")  # what is shown needs no disk
    resource.prlimit(preview.process.pid, resource.RLIMIT_FSIZE, had)
    assert (preview.folder / "content/fr/made-from/01-rents.md").read_text(encoding="utf-8") == TEXTS[EN]


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_a_signal_while_a_page_listens(preview: Preview, sign: signal.Signals) -> None:
    states = preview.states("en/html")
    next(states)
    assert preview.interrupted(sign) == 128 + sign
    assert preview.process.stderr is not None
    assert preview.process.stderr.read().strip() == ""


@pytest.mark.pango
def test_it_ends_while_pages_are_laid_out(preview: Preview) -> None:
    preview.until(lambda one: bool(one["busy"]), "en/pdf")
    assert preview.interrupted() == 130
    assert preview.process.stderr is not None
    assert preview.process.stderr.read().strip() == ""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "paperbuild", "--project", str(folder), "serve", "--no-open", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_port_that_is_in_use_is_told_in_a_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = run(write_paper(tmp_path), "--port", str(port))
    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == f"paperbuild: port {port} is in use, perhaps by another preview"


def test_a_folder_that_is_no_papers_is_told(tmp_path: Path) -> None:
    done = run(tmp_path, "--port", "0")
    assert done.returncode == 2
    assert done.stderr.startswith("paperbuild: no content/ in ")


def test_without_its_libraries_it_says_how_to_install_them(tmp_path: Path) -> None:
    program = (
        "from importlib.machinery import PathFinder\n"
        "found = PathFinder.find_spec\n"
        "PathFinder.find_spec = lambda name, *more: None if name == 'watchfiles' else found(name, *more)\n"
        "from paperbuild.cli import main; main(['serve', '--no-open'])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    told = "paperbuild: watchfiles is not installed\n  help: pip install 'paperbuild[live]'\n"
    assert (done.returncode, done.stderr) == (2, told)
