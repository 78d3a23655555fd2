"""PO files as other programs write them: what they leave out, and how they write the same."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from paperbuild.engines.gettext import read_po
from paperbuild.findings.source import SourceFile
from tests.exchange.po.conftest import Exchange, Files, small
from tests.exchange.po.test_merge import FIRST, FRENCH, PATH, SECOND, SOURCE, changed

Make = Callable[[Files], Exchange]
NEW = 'Le loyer\N{NO-BREAK SPACE}: 950 «\N{NARROW NO-BREAK SPACE}euros\N{NARROW NO-BREAK SPACE}», "\\o/".{note:paid}'


@pytest.fixture
def out(exchange: Make) -> Exchange:
    """A PO file of a small paper, in which one text was translated anew."""
    out = exchange(small(SOURCE, FRENCH))
    out.translate({FIRST: NEW})
    return out


def written(out: Exchange) -> str:
    """The French section after the import."""
    merged = out.back()
    assert not merged.findings
    return merged.files[PATH]


def test_lines_may_end_as_on_an_old_macintosh(out: Exchange) -> None:
    plain = written(out)
    assert "950" in plain
    out.text = out.text.replace("\n", "\r")
    merged = out.back()
    assert (merged.findings, merged.files[PATH]) == ((), plain)
    assert "\n" not in merged.po_text


def test_a_fault_in_such_a_file_is_told_at_its_line(out: Exchange) -> None:
    line = out.text[: out.text.index('msgstr "Personne')].count("\n") + 1
    out.text = out.text.replace('msgstr "Personne', "msgstr Personne").replace("\n", "\r")
    findings = out.back().findings
    assert [(item.rule, item.start.line) for item in findings] == [("LOC030", line)]


@pytest.mark.parametrize("as_number", ["\\{:03o}", "\\x{:02x}"])
def test_letters_may_be_written_as_the_numbers_of_their_bytes(out: Exchange, as_number: str) -> None:
    plain = written(out)
    out.text = "".join(
        letter if letter.isascii() else "".join(map(as_number.format, letter.encode())) for letter in out.text
    )
    assert out.text.isascii()
    assert out.back().files[PATH] == plain


def test_two_backslashes_are_one_whatever_stands_behind_them() -> None:
    text = 'msgid "a"\nmsgstr "\\\\303 \\303\\251 \\42 \\377"\n'
    assert [entry.translation for entry in read_po(SourceFile("a.po", text)).entries] == ['\\303 é " \\377']


def test_msgcat_may_escape_what_is_no_ascii(out: Exchange, tmp_path: Path) -> None:
    if shutil.which("msgcat") is None:
        pytest.skip("gettext is not installed")
    plain = written(out)
    path = tmp_path / "fr.po"
    path.write_text(out.text, encoding="utf-8", newline="")
    done = subprocess.run(["msgcat", "--escape", path], capture_output=True, check=True)
    out.text = done.stdout.decode()
    assert "Le loyer\\302\\240" in out.text
    assert out.back().files[PATH] == plain


TABLE = """# Rent {#rent}

| Town  | Rent  |
|-------|------:|
| North | 4,100 |

2018
"""


def test_figures_that_stand_alone_are_in_the_file(exchange: Make) -> None:
    french = changed(changed(TABLE, "Town ", "Ville"), "Rent  |", "Loyer |")
    out = exchange(small(TABLE, french))
    assert {"01-rent.md#rent/table-1/cell-2.2", "01-rent.md#rent/paragraph-1"} <= {e.msgctxt for e in out.entries()}
    out.translate({"01-rent.md#rent/table-1/cell-2.2": "4 100"})
    assert written(out) == changed(french, "4,100", "4 100")


LONG = (
    "The rents in the town by the river rose by a third in that year, and nobody in the town hall could say why this "
    "was so, or what there was to do."
)
ADDRESS = "12 Mill Road\\\nNorthmere"


@pytest.mark.parametrize("break_of", ["\\\n", "  \n", "\\\r\n"])
def test_a_line_that_its_author_ended_is_not_the_width_of_the_others(exchange: Make, break_of: str) -> None:
    source = f"# Rent {{#rent}}\n\n{LONG}\n\n12 Mill Road{break_of}Northmere\n"
    out = exchange(small(source, source))
    french = LONG.replace("The rents", "Les loyers")
    out.translate({FIRST: french})
    assert written(out) == source.replace(LONG, french)


def test_a_paragraph_in_short_lines_does_not_break_those_of_one_line(exchange: Make) -> None:
    source = f"# Rent {{#rent}}\n\n{LONG}\n\nTo a friend\nin town.\n"
    out = exchange(small(source, source))
    french = LONG.replace("The rents", "Les loyers")
    out.translate({FIRST: french})
    assert written(out) == source.replace(LONG, french)


def test_lines_of_36_letters_stay_so(exchange: Make) -> None:
    lines = "Nobody could say why this was so in\nthat year, or what there was to do."
    source = f"# Rent {{#rent}}\n\n{lines}\n\n{ADDRESS}\n\n{lines}\n"
    out = exchange(small(source, source))
    out.translate({FIRST: LONG, SECOND: "12 rue du Moulin{br}Northmere"})
    after = written(out)
    assert "12 rue du Moulin\\\nNorthmere" in after
    assert max(map(len, after.splitlines())) in range(32, 36)
