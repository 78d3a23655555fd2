"""Tools that tests need are tried by running them, and not again while nothing of them has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperbuild.findings.errors import EngineError
from tests import tools
from tests.tools import TOOLS, DoesNotWorkError, Tool, fault


@pytest.fixture
def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program of a tool that the tests know as `saw`; it works while it says so."""
    program = tmp_path / "saw"
    program.write_text("works", encoding="utf-8")

    def attempt() -> None:
        with (tmp_path / "attempts").open("a") as attempts:
            attempts.write("1")
        if program.read_text("utf-8") != "works":
            raise DoesNotWorkError("its blade\nis blunt")

    monkeypatch.setattr(tools, "_KEPT", tmp_path / "kept")
    monkeypatch.setitem(TOOLS, "saw", Tool("needs a saw", lambda: [program], attempt))
    return program


def asked(program: Path) -> tuple[str, int]:
    """What keeps the tool from working, asked as by a process of its own, and how often it has been tried until now."""
    fault.cache_clear()
    why = fault("saw")
    attempts = program.with_name("attempts")
    return why, len(attempts.read_text("utf-8")) if attempts.exists() else 0


def test_a_tool_that_works_is_tried_once(tool: Path) -> None:
    assert asked(tool) == ("", 1)
    assert asked(tool) == ("", 1)


def test_a_tool_that_has_changed_is_tried_again_and_one_that_does_not_work_each_time(tool: Path) -> None:
    assert asked(tool) == ("", 1)
    tool.write_text("broken", encoding="utf-8")
    assert asked(tool) == ("its blade is blunt", 2)
    assert asked(tool) == ("its blade is blunt", 3)


def test_a_tool_that_is_not_there_is_tried_although_it_was_once(tool: Path) -> None:
    assert asked(tool) == ("", 1)
    tool.unlink()
    why, attempts = asked(tool)
    assert "No such file" in why
    assert attempts == 2


def test_where_nothing_can_be_kept_a_tool_is_tried_each_time(tool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "_KEPT", tool / "no folder")
    assert asked(tool) == ("", 1)
    assert asked(tool) == ("", 2)


def test_what_does_not_work_is_said_in_one_line_and_nothing_else(
    tool: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in TOOLS if name != "saw"]:
        monkeypatch.delitem(TOOLS, name)
    fault.cache_clear()
    tools.main()
    assert capsys.readouterr().err == ""
    tool.write_text("broken", encoding="utf-8")
    fault.cache_clear()
    tools.main()
    assert capsys.readouterr().err == "setup: the tests are skipped that need saw (its blade is blunt)\n"


def test_a_program_that_fails_is_told_with_its_last_line() -> None:
    with pytest.raises(DoesNotWorkError, match=r"^sh does not run: no blade$"):
        tools._run("sh", "-c", "echo oil >&2; echo no blade >&2; exit 3")
    with pytest.raises(DoesNotWorkError, match=r"^no-such-saw is not installed$"):
        tools._run("no-such-saw")


@pytest.mark.axe
@pytest.mark.slow
def test_a_driver_that_does_not_start_is_trouble_of_the_checker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYWRIGHT_NODEJS_PATH", "/bin/false")
    with pytest.raises(EngineError, match="Playwright's driver does not start"):
        TOOLS["axe"].attempt()
