"""What Jinja compiles of the tool's own templates is kept as Python keeps what it compiles of modules."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FunctionLoader

from paperbuild.findings.source import SourceFile
from paperbuild.output import compiled
from paperbuild.output.compiled import COMPILED, CompiledTemplates
from paperbuild.output.own_templates import own_text
from paperbuild.output.templates import Templates

TEXT = "{% set said = 'kept' %}{{ said }}"


@pytest.fixture(autouse=True)
def _writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


class Counted(Environment):
    """How often it compiles."""

    count = 0

    def compile(self, *values, **named):
        type(self).count += 1
        return super().compile(*values, **named)


def rendered(folder: Path, *, is_own: bool = True, text: str = TEXT) -> tuple[str, int]:
    """What a new process with that folder would print, and how often it compiles for it."""
    kept = CompiledTemplates(folder)
    if is_own:
        kept.note_own(text)
    Counted.count = 0
    environment = Counted(loader=FunctionLoader(lambda _: text), bytecode_cache=kept)
    return environment.get_template("a.jinja").render(), Counted.count


def test_an_own_template_is_compiled_once_for_all_processes(tmp_path: Path) -> None:
    folder = tmp_path / "__pycache__"
    assert [rendered(folder), rendered(folder)] == [("kept", 1), ("kept", 0)]
    assert rendered(folder, text="{{ 1 + 1 }}") == ("2", 1), "another text is another template"


def test_what_a_project_brings_stays_in_the_process(tmp_path: Path) -> None:
    assert rendered(tmp_path, is_own=False) == ("kept", 1)
    assert list(tmp_path.iterdir()) == []
    rendered(tmp_path)
    assert rendered(tmp_path, is_own=False) == ("kept", 1), "nor is it taken from there"


@pytest.mark.parametrize("damage", [b"", b"i\x01\x00\x00\x00", b"\xff" * 40, "half"])
def test_a_damaged_code_is_made_again(tmp_path: Path, damage: bytes | str) -> None:
    rendered(tmp_path)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if isinstance(damage, str) else damage)
    assert rendered(tmp_path) == ("kept", 1)
    assert rendered(tmp_path) == ("kept", 0)


def test_where_nothing_can_be_written_all_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    assert rendered(tmp_path / "file" / "__pycache__") == ("kept", 1)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered(tmp_path) == ("kept", 1)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_another_program_takes_nothing_of_this_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sandbox is compiled into the code: where its module has changed, the code is another."""
    rendered(tmp_path)
    monkeypatch.setattr(compiled, "_made_by", lambda: "another")
    assert rendered(tmp_path) == ("kept", 1)


def test_older_codes_go(tmp_path: Path) -> None:
    for number in range(140):
        rendered(tmp_path, text=f"{number}")
    assert len(list(tmp_path.iterdir())) == 128
    assert rendered(tmp_path, text="139") == ("139", 0)


def test_only_the_very_texts_of_the_tool_are_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    noted: list[str] = []
    monkeypatch.setattr(COMPILED, "note_own", noted.append)
    name = "front.jinja"
    files = {name: SourceFile(f"templates/{name}", own_text(name)), "x.jinja": SourceFile("templates/x.jinja", "x")}
    for asked in ("x.jinja", "words/fr.jinja", name):
        Templates(files).said(asked, "nothing")
    words = next(text for text in noted if text != own_text(name))
    assert noted == [words, own_text(name)]
