"""`paperbuild locale export` and `import`, run as commands."""

from __future__ import annotations

import codecs
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Done, run  # noqa: F401 - a fixture
from tests.exchange.po.conftest import BILINGUAL

Run = Callable[..., Done]
SECTION = Path("content/fr/02-findings.md")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The bilingual paper; it is the current folder."""
    shutil.copytree(BILINGUAL, tmp_path / "paper")
    monkeypatch.chdir(tmp_path / "paper")
    return tmp_path / "paper"


def edit(path: Path, old: str, new: str) -> None:
    """Changes a file: `old`, which must be there, becomes `new`."""
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())


def snapshot(folder: Path) -> dict[Path, bytes]:
    """Every file in `content/`."""
    return {path: path.read_bytes() for path in sorted((folder / "content").rglob("*")) if path.is_file()}


@pytest.mark.parametrize("target", ["fr.po", "fr"])
def test_a_locale_goes_out_into_a_file_that_is_named_for_it(folder: Path, run: Run, target: str) -> None:  # noqa: F811
    done = run("locale", "export", target)
    assert (done.status, done.out, done.err) == (0, "", "wrote fr.po\n")
    assert b"Language: fr" in (folder / "fr.po").read_bytes()


def test_a_locale_goes_out_into_a_file_of_another_name_or_standard_output(folder: Path, run: Run) -> None:  # noqa: F811
    assert run("locale", "export", "fr", "-o", "out.po").status == 0
    assert run("locale", "export", "paper.po", "-l", "fr").status == 0
    done = run("locale", "export", "fr", "-o", "-")
    assert done.out.encode() == (folder / "out.po").read_bytes() == (folder / "paper.po").read_bytes()


def test_a_template_is_written_for_new_languages(folder: Path, run: Run) -> None:  # noqa: F811
    done = run("locale", "export", "paper.pot")
    assert (done.status, done.err) == (0, "wrote paper.pot\n")
    assert b'"Language: \\n"' in (folder / "paper.pot").read_bytes()
    (folder / "paper.pot").rename(folder / "de.po")
    edit(
        folder / "de.po",
        'They feared eviction above all."\nmsgstr ""',
        'They feared eviction above all."\nmsgstr "Angst"',
    )
    assert run("locale", "import", "de.po").status == 0
    assert b"[^fear]: Angst" in (folder / "content/de/02-findings.md").read_bytes()


def test_what_comes_back_unchanged_changes_no_byte(folder: Path, run: Run) -> None:  # noqa: F811
    before = snapshot(folder)
    run("locale", "export", "fr.po")
    done = run("locale", "import", "fr.po")
    assert (done.status, done.err) == (0, "0 texts imported\n")
    assert snapshot(folder) == before


def test_what_is_missing_from_the_file_or_fuzzy_in_it_is_said(folder: Path, run: Run) -> None:  # noqa: F811
    run("locale", "export", "fr.po")
    path = folder / "fr.po"
    header, *entries = path.read_text(encoding="utf-8").strip().split("\n\n")
    path.write_text("\n\n".join([header, *entries[1:]]) + "\n", encoding="utf-8", newline="")
    assert run("locale", "import", "fr.po").err == "0 texts imported, 1 text of the paper missing from the file\n"
    path.write_text("\n\n".join([header, *entries]) + "\n", encoding="utf-8", newline="")
    edit(path, "\nmsgctxt", "\n#, fuzzy\nmsgctxt")
    assert run("locale", "import", "fr.po").err == "0 texts imported, 1 left out as fuzzy\n"
    path.write_text(header + "\n", encoding="utf-8", newline="")
    done = run("locale", "import", "fr.po").err
    assert done == f"0 texts imported, {len(entries)} texts of the paper missing from the file\n"


def test_a_byte_order_mark_and_line_ends_stay(folder: Path, run: Run) -> None:  # noqa: F811
    path = folder / SECTION
    untidy = codecs.BOM_UTF8 + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(untidy)
    run("locale", "export", "fr.po")
    edit(folder / "fr.po", "Ils craignaient surtout l'expulsion.", "Ils craignaient l'expulsion.")
    assert run("locale", "import", "fr.po").status == 0
    assert path.read_bytes() == untidy.replace(b"craignaient surtout", b"craignaient")


def test_a_po_file_with_a_byte_order_mark_keeps_it(folder: Path, run: Run) -> None:  # noqa: F811
    run("locale", "export", "fr.po")
    content = codecs.BOM_UTF8 + (folder / "fr.po").read_bytes().replace(b"\n", b"\r\n")
    (folder / "fr.po").write_bytes(content.replace(b"craignaient surtout", b"craignaient"))
    assert run("locale", "import", "fr.po").status == 0
    after = (folder / "fr.po").read_bytes()
    assert after.startswith(codecs.BOM_UTF8 + b"#")
    assert after.count(b"\r\n") == content.count(b"\r\n")
    assert b"craignaient l'expulsion" in (folder / SECTION).read_bytes()


def test_a_fault_is_shown_at_its_line_and_nothing_is_written(folder: Path, run: Run) -> None:  # noqa: F811
    before = snapshot(folder)
    run("locale", "export", "fr.po")
    edit(folder / "fr.po", "Ils craignaient surtout", "Ils craignaient")
    edit(folder / "fr.po", "seuls.{note:alone}", "seuls.")
    exported = (folder / "fr.po").read_bytes()
    done = run("locale", "import", "fr.po")
    assert done.status == 1
    assert "error[LOC034 po-placeholder] `{note:alone}` is missing" in done.err
    assert done.err.endswith("1 error in 1 file: nothing was written\n")
    assert snapshot(folder) == before
    assert (folder / "fr.po").read_bytes() == exported


def test_what_is_left_out_is_a_fault_under_strict(folder: Path, run: Run) -> None:  # noqa: F811
    run("locale", "export", "fr.po")
    edit(folder / "fr.po", "Ils craignaient surtout", "Ils craignaient")
    edit(folder / "content/en/02-findings.md", "[^fear]: They feared eviction above all.\n\n", "")
    before = snapshot(folder)
    done = run("locale", "import", "fr.po", "--strict")
    assert (done.status, snapshot(folder)) == (1, before)
    assert "LOC036" in done.err
    assert run("locale", "import", "fr.po").status == 0


def test_what_was_translated_from_an_earlier_text_is_taken_over_and_stale(folder: Path, run: Run) -> None:  # noqa: F811
    run("locale", "export", "fr.po")
    edit(folder / "fr.po", "Ils craignaient surtout", "Ils craignaient")
    edit(folder / "content/en/02-findings.md", "They feared eviction", "They feared their eviction")
    done = run("locale", "import", "fr.po", "--strict")
    assert done.err == "1 text imported, 1 of an earlier text of the source, so out of date\n"
    assert "craignaient l'expulsion" in (folder / SECTION).read_text(encoding="utf-8")
    assert '"stale": 1' in run("status", "--format", "json").out


def test_the_locale_is_the_files_name_or_what_is_told_or_what_its_header_says(folder: Path, run: Run) -> None:  # noqa: F811
    run("locale", "export", "fr", "-o", "translated.po")
    assert run("locale", "import", "translated.po").status == 0
    (folder / "translated.po").rename(folder / "de.po")
    done = run("locale", "import", "de.po")
    assert done.status == 1
    assert "LOC032" in done.err
    assert run("locale", "import", "de.po", "-l", "fr").status == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("export", "french.po"), "`french` is not a language tag"),
        (("export", "x.pot", "-l", "fr"), "a template is for every language"),
        (("import", "fr.pot"), "there is no file `fr.pot`"),
        (("export", "en.po"), "`en` is the language that the paper is written in"),
        (("import", "nowhere.po"), "there is no file `nowhere.po`"),
        (("import", "content"), "there is no file `content`"),
        (("export", "fr", "-o", "content/fr/x.po"), "is where the paper's own files are"),
    ],
)
def test_what_cannot_be_done_is_said(folder: Path, run: Run, arguments: tuple[str, ...], message: str) -> None:  # noqa: F811
    before = snapshot(folder)
    done = run("locale", *arguments)
    assert done.status == 2
    assert message in done.err
    assert snapshot(folder) == before


def test_nothing_is_written_through_a_link_out_of_the_locale(folder: Path, run: Run, tmp_path: Path) -> None:  # noqa: F811
    run("locale", "export", "fr.po")
    edit(folder / "fr.po", "Ils craignaient surtout", "Ils craignaient")
    (folder / "content" / "fr").rename(tmp_path / "elsewhere")
    (folder / "content" / "fr").symlink_to(tmp_path / "elsewhere")
    done = run("locale", "import", "fr.po")
    assert (done.status, "is a link that leads elsewhere" in done.err) == (2, True)
    assert b"craignaient surtout" in (tmp_path / "elsewhere" / "02-findings.md").read_bytes()


def test_the_state_of_a_translation_follows_its_po_file(folder: Path, run: Run) -> None:  # noqa: F811
    edit(folder / "content/en/02-findings.md", "They feared eviction", "They feared their eviction")
    assert '"stale": 1' in run("status", "--format", "json").out
    run("locale", "export", "fr.po")
    edit(folder / "fr.po", "#, fuzzy\n", "")
    edit(folder / "fr.po", "surtout l'expulsion", "surtout leur expulsion")
    assert run("locale", "import", "fr.po").err == "1 text imported, 1 marked as up to date\n"
    assert '"stale": 0' in run("status", "--format", "json").out
