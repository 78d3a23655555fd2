"""What one run of the program shares: the paper's folder, its clock, and what it shows on a terminal meanwhile."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from paperbuild.cli.deadline import TimeIsUpError, set_limit
from paperbuild.cli.output import is_coloured, tell_times, used
from paperbuild.core.memo import Memo, engines_memo
from paperbuild.core.timings import Stopwatch

if TYPE_CHECKING:
    from rich.status import Status

    from paperbuild.model.project import Project

_LIMIT = "command-timeout-s"

_WIDEST = 120


@dataclass
class Session:
    """One run. As a context, it shows progress on a terminal and tells at the end how long each step took."""

    folder: Path
    is_timed: bool = False
    color: str = "auto"
    watch: Stopwatch = field(default_factory=Stopwatch)
    is_cached: bool = True
    _status: Status | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if isinstance(error, TimeIsUpError):
            error.doing = self.watch.doing
        self.quiet()
        self.memo.close()
        if self.is_timed:
            tell_times(self._times())

    @cached_property
    def memo(self) -> Memo:
        """What is remembered of earlier runs; nothing under `--no-cache`."""
        return engines_memo() if self.is_cached else Memo()

    def load(self) -> Project:
        """The paper, as `app.load.load` reads it; from now on its own limit of time holds, where it has one."""
        from paperbuild.app.folder_files import FolderFiles  # `--version` reads no paper
        from paperbuild.app.load import load

        project = load(self.folder)
        if isinstance(project.files, FolderFiles):
            used.append(project.files.uses)
        if project.settings and _LIMIT in project.settings.text:
            from paperbuild.syntax.settings import parse_settings

            set_limit(parse_settings(project.settings)[0].limits.command_timeout_s)
        return project

    @property
    def has_editions(self) -> bool:
        """Whether an edition of the paper has been published, so that others may cite its names."""
        return (self.folder / "content" / "editions").is_dir()

    def _times(self) -> str:
        """How long each step took, and how often an engine's answer was taken from what is remembered."""
        lines = [self.watch.as_json_lines().rstrip("\n")]
        for kind in sorted({*self.memo.taken, *self.memo.made}):
            taken, made = self.memo.taken.get(kind, 0), self.memo.made.get(kind, 0)
            lines.append(json.dumps({"step": f"remembered {kind}", "seconds": 0, "taken": taken, "made": made}))
        return "\n".join(filter(None, lines))

    def start_progress(self) -> None:
        """Shows on a terminal which step is being done; does nothing in a pipe."""
        if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
            return
        from rich.console import Console

        self._status = Console(stderr=True).status("…")
        self._status.start()
        self.watch.on_step = self._show

    def _show(self, step: str) -> None:
        if self._status:
            self._status.update(f"{step} …")

    def quiet(self) -> None:
        """Ends the showing of progress, so that something else can be written."""
        if self._status:
            self._status.stop()
            self._status = None

    def folder_in_repository(self) -> str:
        """The paper's folder as GitHub's runner names it: from the top of the repository; empty for the top itself."""
        top = Path(os.environ.get("GITHUB_WORKSPACE") or ".").resolve()
        folder = self.folder.resolve()
        if not folder.is_relative_to(top):
            return ""
        path = folder.relative_to(top).as_posix()
        return "" if path == "." else path

    @property
    def width(self) -> int:
        """How many columns a report may use."""
        import shutil  # `--version`, which has no report, need not wait for it

        return min(shutil.get_terminal_size((100, 24)).columns, _WIDEST)

    def is_coloured_on_stderr(self) -> bool:
        """Whether findings are shown in colour."""
        return is_coloured(sys.stderr, self.color)

    def is_coloured_on_stdout(self) -> bool:
        """Whether results are shown in colour."""
        return is_coloured(sys.stdout, self.color)
