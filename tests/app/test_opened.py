"""What is asked of a paper that changes is what is asked of it anew."""

from __future__ import annotations

from pathlib import Path

from paperbuild.app.load import load
from paperbuild.app.opened import OpenPaper
from paperbuild.core.paper import Findings

SETTINGS = 'slug = "case"\nlocale = "en"\ndate = 2026-01-01\n\n[publisher]\nname = "The Forum"\n'
LIMIT = "\n[limits]\npandoc-timeout-s = {}\n"


def anew(folder: Path) -> Findings:
    with OpenPaper(load(folder)) as opened:
        return opened.findings()


def test_a_section_that_was_not_read_in_time_is_read_when_there_is_more_of_it(tmp_path: Path) -> None:
    (tmp_path / "content/en").mkdir(parents=True)
    (tmp_path / "content/en/01-a.md").write_text("# A\n\nText.\n", encoding="utf-8")
    settings = tmp_path / "content/paper.toml"
    settings.write_text(SETTINGS + LIMIT.format(0.0001), encoding="utf-8")
    with OpenPaper(load(tmp_path)) as opened:
        opened.findings()
        assert not opened.paper().source.sections[0].is_readable
        settings.write_text(SETTINGS + LIMIT.format(30), encoding="utf-8")
        opened.update(load(tmp_path))
        assert opened.paper().source.sections[0].is_readable
        assert opened.findings() == anew(tmp_path)
