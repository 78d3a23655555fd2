"""An exception that nobody foresaw, in whatever stage, ends the program with one line that says where to report it."""

from __future__ import annotations

import errno
from typing import Any, NoReturn

import pytest

from paperbuild.cli.fault import as_trouble

STAGES = {
    "load": ("html", "paperbuild.app.load._loaded"),
    "settings": ("html", "paperbuild.core.paper.parse_settings"),
    "metadata": ("html", "paperbuild.core.paper.parse_metadata"),
    "probe": ("html", "paperbuild.syntax.markdown.markdown.probe"),
    "walk": ("html", "paperbuild.syntax.markdown.markdown.walk"),
    "library": ("html", "paperbuild.core.paper.parse_bibliography"),
    "rules": ("html", "paperbuild.core.paper.in_section"),
    "weigh": ("html", "paperbuild.checks.check.by_effect"),
    "assemble": ("html", "paperbuild.app.build.assemble"),
    "templates": ("html", "paperbuild.output.templates.Templates.__init__"),
    "layout": ("pdf", "paperbuild.output.pdf.render._producer"),
    "write": ("html", "paperbuild.cli.making.write_files"),
    "report": ("check", "paperbuild.cli.checking.tell_findings"),
    "memo": ("check", "paperbuild.core.memo.Memo.close"),
    "notes": ("notes", "paperbuild.cli.notes.parse_project"),
}


class OddError(Exception):
    pass


def fail(*_: object, **__: object) -> NoReturn:
    raise OddError("something\nodd")


@pytest.mark.parametrize("stage", STAGES)
def test_a_fault_in_any_stage_is_one_line_and_exit_status_2(
    paper: Any, run: Any, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    command, broken = STAGES[stage]
    paper.write("content/en/02-end.md", f"# End {{#end}}\n\nWhat no other run remembers: {stage}.[@forum2024]\n")
    monkeypatch.setattr(broken, fail)
    done = run(command)
    assert done.status == 2
    fault, help_line = done.err.splitlines()[-2:]
    assert fault.startswith("paperbuild: a fault of paperbuild itself: OddError: something odd (")
    assert "report it" in help_line
    assert "Traceback" not in done.err


@pytest.mark.usefixtures("paper")
def test_its_traceback_is_shown_to_whoever_asks(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPERBUILD_TRACEBACK", "1")
    monkeypatch.setattr("paperbuild.core.paper.parse_settings", fail)
    with pytest.raises(OddError):
        run("check")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "memory"),
        (OSError(errno.ENOSPC, "No space left on device"), "No space left on device"),
        (FileNotFoundError(errno.ENOENT, "No such file or directory", "x.md"), "No such file or directory (x.md)"),
    ],
)
def test_what_the_machine_refuses_is_no_fault_of_the_program(error: Exception, said: str) -> None:
    assert said in str(as_trouble(error))
    assert "fault" not in str(as_trouble(error))
