"""What people do to the files of a translation is told clearly, at its place, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from paperbuild.model.paper import Paper
from paperbuild.model.settings import Strings, as_table
from paperbuild.model.translation import State
from tests.compare.conftest import BILINGUAL, files_of, translation_findings, with_change

MakePaper = Callable[[Mapping[str, bytes]], Paper]
FINDINGS = "content/fr/02-findings.md"
RECORD = "content/fr/made-from/02-findings.md"


@pytest.fixture
def files() -> dict[str, bytes]:
    return files_of(BILINGUAL)


def moved(files: dict[str, bytes], before: str, after: str) -> dict[str, bytes]:
    return {path.replace(before, after): content for path, content in files.items()}


def told(paper: Paper) -> list[tuple[str, str, int]]:
    return [(item.rule, item.path, item.start.line) for item in translation_findings(paper)]


@pytest.mark.parametrize(("name", "meant"), [("french", "fr"), ("fr_FR", "fr-FR"), ("FR", "fr"), ("zz", "")])
def test_a_folder_whose_name_is_no_language_is_told_with_what_was_meant(
    name: str, meant: str, files: dict[str, bytes], make_paper: MakePaper
) -> None:
    found = translation_findings(make_paper(moved(files, "content/fr/", f"content/{name}/")))
    assert [(item.rule, item.path) for item in found][:1] == [("LOC001", f"content/{name}/01-summary.md")]
    assert f"`content/{meant}/`" in found[0].hint if meant else "BCP 47" in found[0].hint


def test_a_section_that_the_source_lacks_is_told_with_the_name_that_it_should_have(
    files: dict[str, bytes], make_paper: MakePaper
) -> None:
    paper = make_paper(moved(files, FINDINGS, "content/fr/02-resultats.md"))
    assert told(paper) == [
        ("LOC002", "content/fr/metadata.toml", 1),
        ("LOC003", "content/fr/02-resultats.md", 1),
    ]
    assert "02-findings.md" in translation_findings(paper)[1].hint


def test_two_notes_that_change_places_are_one_finding(files: dict[str, bytes], make_paper: MakePaper) -> None:
    changed = with_change(files, FINDINGS, "seuls.[^alone]", "seuls.[^fear]")
    changed = with_change(changed, FINDINGS, "se plaindre.[^fear]", "se plaindre.[^alone]")
    assert told(make_paper(changed)) == [("LOC011", FINDINGS, 5)]


def test_a_note_called_a_block_too_late_is_one_finding(files: dict[str, bytes], make_paper: MakePaper) -> None:
    changed = with_change(files, FINDINGS, "seuls.[^alone]", "seuls.")
    changed = with_change(changed, FINDINGS, "se plaindre.[^fear]", "se plaindre.[^fear][^alone]")
    assert told(make_paper(changed)) == [("LOC011", FINDINGS, 11)]


def test_a_note_renamed_where_it_is_called_and_defined_is_one_finding(
    files: dict[str, bytes], make_paper: MakePaper
) -> None:
    text = files[FINDINGS].decode().replace("[^fear]", "[^peur]").encode()
    assert told(make_paper({**files, FINDINGS: text})) == [("LOC012", FINDINGS, 11)]


CONFLICT = "<<<<<<< HEAD\nMany of them\n=======\nMost of them\n>>>>>>> theirs\n"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_record_that_git_could_not_merge_is_told_at_its_first_mark(
    line_end: str, files: dict[str, bytes], make_paper: MakePaper
) -> None:
    text = files[RECORD].decode().replace("Many of them", CONFLICT.rstrip("\n")).replace("\n", line_end)
    paper = make_paper({**files, RECORD: text.encode()})
    assert told(paper) == [("LOC027", RECORD, 8)]
    findings = next(section for section in paper.translations[0].sections if section.name == "02-findings.md")
    assert {state for _, state in findings.states} == {State.STALE}, "nobody knows what it was made from"


def test_a_record_that_is_no_utf_8_is_told_at_its_byte(files: dict[str, bytes], make_paper: MakePaper) -> None:
    changed = {**files, RECORD: files[RECORD].replace(b"Many", b"M\xe9ny")}
    assert ("LOC027", RECORD, 8) in told(make_paper(changed))


def test_a_record_of_a_section_that_is_gone_is_no_trouble(files: dict[str, bytes], make_paper: MakePaper) -> None:
    assert told(make_paper({**files, "content/fr/made-from/09-gone.md": b"# Gone\n"})) == []


@pytest.mark.parametrize("text", [b"", b"\n", b"# \n", b"<!-- nothing yet -->\n", b"[^fear]: x\n", b"\xff\xfe#\x00"])
def test_a_section_with_nothing_in_it_is_compared_all_the_same(
    text: bytes, files: dict[str, bytes], make_paper: MakePaper
) -> None:
    paper = make_paper({**files, FINDINGS: text})
    assert {item.rule for item in translation_findings(paper)} >= {"LOC004"}
    assert paper.translations[0].counts.total() >= 33


def test_a_translation_without_a_source_has_no_findings_of_its_own(
    files: dict[str, bytes], make_paper: MakePaper
) -> None:
    assert told(make_paper({path: text for path, text in files.items() if not path.startswith("content/en/")})) == []


SUMMARY = "content/fr/01-summary.md"


def test_a_note_called_in_another_section_is_one_finding(files: dict[str, bytes], make_paper: MakePaper) -> None:
    changed = with_change(files, FINDINGS, "seuls.[^alone]", "seuls.")
    text = changed[SUMMARY].decode().rstrip().replace("aussi vite,", "aussi vite,[^alone]")
    paper = make_paper({**changed, SUMMARY: f"{text}\n\n[^alone]: Seuls.\n".encode()})
    ((rule, path, _),) = told(paper)
    assert (rule, path) == ("LOC011", SUMMARY)
    assert paper.translations[0].counts[State.BROKEN] >= 2, "both blocks are to be looked at"


def test_a_folder_that_is_no_language_is_told_and_nothing_else_is(
    files: dict[str, bytes], make_paper: MakePaper
) -> None:
    assert [rule for rule, _, _ in told(make_paper(moved(files, "content/fr/", "content/french/")))] == ["LOC001"]


def test_a_locale_that_says_all_that_the_templates_say_lacks_nothing(make_paper: MakePaper) -> None:
    strings = "".join(f"{name} = 'x'\n" for name in as_table(Strings()))
    files = {
        "content/en/01-a.md": b"# A {#a}\n",
        "content/es/01-a.md": b"# Un caso {#a}\n",
        "content/es/made-from/01-a.md": b"# A {#a}\n",
        "content/es/made-from/metadata.toml": b'title = "A case"\n',
        "content/es/metadata.toml": f"title = 'Un caso'\n[strings]\n{strings}".encode(),
    }
    assert told(make_paper(files)) == []
