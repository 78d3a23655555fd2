"""A PO file that has been through another program brings what it brought before, byte for byte."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import polib
import pytest
from babel.messages.pofile import read_po, write_po

from tests.exchange.po.conftest import Exchange, Files, files_of, small
from tests.exchange.po.test_merge import FIRST, FRENCH, NEWER, PATH, SECOND, SOURCE
from tests.places import ROOT

Make = Callable[[Files], Exchange]
Through = Callable[[str, Path], str]


def ran(folder: Path, *command: str) -> None:
    """Runs a program in `folder`; where it is not installed, the test is skipped and says so."""
    name, *arguments = command
    program = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if program is None:
        pytest.skip(f"{name} is not installed")
    done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def through(*steps: str) -> Through:
    """What commands make of `in.po`, as `out.po`."""

    def run(text: str, folder: Path) -> str:
        folder.joinpath("in.po").write_text(text, encoding="utf-8", newline="")
        for step in steps:
            ran(folder, *step.split())
        return folder.joinpath("out.po").read_bytes().decode()

    return run


def by_polib(text: str, _folder: Path) -> str:
    """Read and written by polib."""
    return str(polib.pofile(text))


def by_babel(text: str, _folder: Path) -> str:
    """Read and written by Babel."""
    written = BytesIO()
    write_po(written, read_po(BytesIO(text.encode()), abort_invalid=True), width=60)
    return written.getvalue().decode()


def by_the_toolkit(text: str, _folder: Path) -> str:
    """Read and written by the translate toolkit, as Weblate and Pootle do."""
    if importlib.util.find_spec("translate") is None:
        pytest.skip("the translate toolkit is not installed")
    from translate.storage.pypo import pofile

    return bytes(pofile.parsestring(text.encode())).decode()


TOOLS: dict[str, Through] = {
    "msgcat": through("msgcat --width=50 -o out.po in.po"),
    "msgcat with escapes": through("msgcat --escape -o out.po in.po"),
    "msgattrib": through("msgattrib --no-wrap --sort-by-file -o out.po in.po"),
    "msgmerge": through("msgattrib --clear-fuzzy --empty -o new.pot in.po", "msgmerge -q -o out.po in.po new.pot"),
    "polib": by_polib,
    "Babel": by_babel,
    "translate toolkit": by_the_toolkit,
    "XLIFF and back": through("po2xliff --progress=none in.po x.xlf", "xliff2po --progress=none x.xlf out.po"),
    "CSV and back": through("po2csv --progress=none in.po x.csv", "csv2po --progress=none x.csv out.po"),
}
each_tool = pytest.mark.parametrize("tool", TOOLS.values(), ids=TOOLS)


@each_tool
def test_what_a_program_only_read_and_wrote_changes_no_byte(
    bilingual: Files, exchange: Make, tmp_path: Path, tool: Through
) -> None:
    out = exchange(bilingual)
    out.text = tool(out.text, tmp_path)
    merged = out.back()
    assert (merged.files, merged.findings, merged.absent) == ({}, (), 0)


@each_tool
def test_what_was_translated_comes_through_each_program(exchange: Make, tmp_path: Path, tool: Through) -> None:
    out = exchange(small(SOURCE, FRENCH))
    out.translate({FIRST: 'Le «\N{NARROW NO-BREAK SPACE}loyer\N{NARROW NO-BREAK SPACE}», "ici".{note:paid}'})
    want = out.back()
    assert set(want.files) == {PATH}
    out.text = tool(out.text, tmp_path)
    assert out.back().files == want.files


@each_tool
def test_no_program_makes_a_stale_text_fresh(exchange: Make, tmp_path: Path, tool: Through) -> None:
    out = exchange(small(NEWER, FRENCH, record=SOURCE))
    out.text = tool(out.text, tmp_path)
    merged = out.back()
    assert (merged.files, merged.accepted) == ({}, 0)


@pytest.mark.slow
@each_tool
def test_the_french_paper_comes_through_each_program(exchange: Make, tmp_path: Path, tool: Through) -> None:
    if not (ROOT / "content" / "fr").is_dir():
        pytest.skip("content/fr is not there yet")
    out = exchange(files_of(ROOT))
    out.text = tool(out.text, tmp_path)
    merged = out.back()
    assert (merged.files, merged.findings, merged.absent) == ({}, (), 0)


# A template for new languages


@pytest.mark.gettext
def test_a_template_has_every_text_and_no_translation(bilingual: Files, exchange: Make, tmp_path: Path) -> None:
    template, out = Exchange(bilingual, exchange(bilingual).make_paper, ""), exchange(bilingual)
    shared = [(e.msgctxt, e.msgid) for e in out.entries() if "[^tn-" not in e.msgctxt]
    assert [(e.msgctxt, e.msgid) for e in template.entries()] == shared
    assert {(e.msgstr, e.fuzzy, e.previous_msgid) for e in template.entries()} == {("", False, None)}
    assert ": translation into" not in template.text
    (tmp_path / "paper.pot").write_text(template.text, encoding="utf-8")
    ran(tmp_path, "msgfmt", "-o", "/dev/null", "paper.pot")


def test_gettext_makes_a_new_language_of_the_template(exchange: Make, tmp_path: Path) -> None:
    make_paper = exchange(small(SOURCE, FRENCH)).make_paper
    files: Files = {"content/en/01-rent.md": SOURCE.encode()}
    template = Exchange(files, make_paper, "")
    (tmp_path / "paper.pot").write_text(template.text, encoding="utf-8")
    ran(tmp_path, "msginit", "--no-translator", "-l", "sw", "-i", "paper.pot", "-o", "sw.po")
    swahili = Exchange(files, make_paper, "sw")
    swahili.text = (tmp_path / "sw.po").read_text(encoding="utf-8")
    swahili.translate({SECOND: "Hakuna aliyeuliza kwa nini."})
    assert b"Hakuna aliyeuliza kwa nini." in swahili.taken()["content/sw/01-rent.md"]
