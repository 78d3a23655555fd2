"""Writes a plan for what runs it: a matrix for GitHub, a child pipeline for GitLab, a file for Ninja."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from paperbuild.app.plan import Job
from paperbuild.findings.errors import UsageError
from paperbuild.model.formats import Format
from paperbuild.output.names import BANNER_SUFFIX

# The folder in which a job of GitLab's keeps what is remembered: a cache has to lie within the checkout.
_GITLAB_CACHE = ".paperbuild-cache"
_NINJA_LEAST = "1.5"
_SHORT = 12
_UNWRITABLE = re.compile(r"[|\x00-\x1f\x7f-\x9f]")
# GitHub Docs, "Running variations of jobs in a workflow": what a matrix makes of a run, at most.
_GITHUB_MOST = 256


@dataclass(frozen=True)
class PlanPlace:
    """Where a plan is run: `folder` is the paper's, as the user named it, `slug` the name of its files, `pages` the
    paths of the pages beside the papers, and `tool` the key of what makes them, in hexadecimal. `has_banners` says that
    a picture for social networks stands beside each PDF."""

    folder: Path
    slug: str
    pages: tuple[Path, ...]
    tool: str
    has_banners: bool = False

    def output(self, job: Job) -> str:
        """The file that a job makes."""
        return _posix(self.folder / "build" / job.code / f"{self.slug}.{job.format}")

    def outputs(self, job: Job) -> tuple[str, ...]:
        """Every file that a job makes, that file first."""
        own = self.output(job)
        has_banner = self.has_banners and job.format == Format.PDF
        return (own, PurePosixPath(own).with_suffix(f".{BANNER_SUFFIX}").as_posix()) if has_banner else (own,)

    def command(self, job: Job) -> str:
        """What makes it, as a line for a POSIX shell."""
        return self._line(job.format, "-l", job.code)

    @property
    def pages_command(self) -> str:
        """What makes the pages beside the papers, once all of these are there."""
        return self._line("build", "--pages")

    def _line(self, *arguments: str) -> str:
        where = [] if self.folder == Path() else ["--project", str(self.folder)]
        return shlex.join(["paperbuild", *where, *arguments])


def github_matrix(jobs: Sequence[Job], place: PlanPlace) -> str:
    """A matrix in one line of JSON, for `jobs.<name>.strategy.matrix` of a workflow (GitHub Docs: workflow syntax).

    Raises UsageError where these are more jobs than GitHub runs of a matrix: it would run none of them.
    """
    if len(jobs) > _GITHUB_MOST:
        raise UsageError(
            f"GitHub runs at most {_GITHUB_MOST} jobs of one matrix, and this plan has {len(jobs)}",
            "make two plans, each for some of the locales: `-l LOCALE`",
        )
    include = [
        {
            "locale": job.code,
            "format": job.format,
            "command": place.command(job),
            "output": place.output(job),
            "outputs": place.outputs(job),
            "key": job.key,
        }
        for job in jobs
    ]
    return json.dumps({"include": include})


def gitlab_pipeline(jobs: Iterable[Job], place: PlanPlace) -> str:
    """A child pipeline for `trigger: include: artifact:` (GitLab Docs: CI/CD YAML syntax). Each value is JSON, which is
    YAML too (YAML 1.2, 1.3). The last stage has the files of all jobs before it."""
    cut = {
        "stages": ["papers", "pages"],
        "default": {"before_script": [_refuse_committed_cache(), f"chmod -R go-w {_GITLAB_CACHE} 2>/dev/null || true"]},
        "variables": {"XDG_CACHE_HOME": f"$CI_PROJECT_DIR/{_GITLAB_CACHE}"},
        **{f"{job.code} {job.format}": _gitlab_job(job, place) for job in jobs},
        "pages beside the papers": {
            "stage": "pages",
            "script": [place.pages_command],
            "artifacts": {"paths": [_for_gitlab(_posix(place.folder / "build"))]},
        },
    }
    head = "# The jobs of `paperbuild plan --format gitlab`: each makes one file, and the last the pages beside them.\n"
    return head + "".join(f"{json.dumps(name)}: {json.dumps(value)}\n" for name, value in cut.items())


def _refuse_committed_cache() -> str:
    """What is remembered is believed: it must be what earlier jobs left, and no part of what is built."""
    said = f"{_GITLAB_CACHE} must not be committed"
    return f'if [ -n "$(git ls-files {_GITLAB_CACHE} 2>/dev/null)" ]; then echo {shlex.quote(said)} >&2; exit 2; fi'


def _gitlab_job(job: Job, place: PlanPlace) -> Mapping[str, object]:
    """Takes what was remembered under its own key, otherwise what the last job for this file left."""
    last = f"paperbuild-{job.code}-{job.format}"
    paths = [f"{_GITLAB_CACHE}/"]
    return {
        "stage": "papers",
        "script": [place.command(job)],
        "artifacts": {"paths": [*map(_for_gitlab, place.outputs(job))]},
        "cache": [
            {"key": _for_gitlab(f"{last}-{job.key}"), "fallback_keys": [_for_gitlab(last)], "paths": paths},
            {"key": _for_gitlab(last), "policy": "push", "paths": paths},
        ],
    }


def _for_gitlab(text: str) -> str:
    """Text in which GitLab expands no variable."""
    return text.replace("$", "$$")


def ninja_file(jobs: Sequence[Job], place: PlanPlace) -> str:
    """A file for Ninja (its manual: Ninja file reference). A job runs again where one of its inputs is newer, or came
    or went, and where the tool is another; and what depends on its file only where that is another then.

    Raises UsageError where a path has a letter that Ninja cannot write.
    """
    made = [path for job in jobs for path in place.outputs(job)]
    inputs = {job: _on_disk(job.inputs, place.folder) for job in jobs}
    edges = [_edge(place.outputs(job), inputs[job], place.command(job), place) for job in jobs]
    beside = list(dict.fromkeys([*made, *(path for paths in inputs.values() for path in paths)]))
    edges.append(_edge([_posix(path) for path in place.pages], beside, place.pages_command, place))
    head = [
        "# The jobs of `paperbuild plan --format ninja`. Plan again when a file or a language has come or gone, and",
        "# when paperbuild is another version.",
        f"ninja_required_version = {_NINJA_LEAST}",
        f"builddir = {_for_ninja(_posix(place.folder / 'build'))}",
        "",
        "rule paperbuild",
        "  command = $line",
        "  description = $line",
        "  restat = 1",
    ]
    return "\n".join([*head, *edges]) + "\n"


def _edge(outputs: Iterable[str], inputs: Iterable[str], command: str, place: PlanPlace) -> str:
    # Ninja runs a command again when its line is another: so it is where the tool is.
    line = f"{command} # made by {place.tool[:_SHORT]}".replace("$", "$$")
    said = f"build {_paths(outputs)}: paperbuild {_paths(inputs)}"
    return f"\n{said}\n  line = {line}"


def _on_disk(inputs: Iterable[str], folder: Path) -> list[str]:
    """The inputs that are files of the project, and the folders that they are in, whose time tells of files that came
    or went."""
    files = [path for path in inputs if (folder / path).is_file()]
    folders = {parent.as_posix(): None for path in files for parent in PurePosixPath(path).parents[:-1]}
    return [_posix(folder / path) for path in (*folders, *files)]


def _paths(paths: Iterable[str]) -> str:
    return " $\n    ".join(map(_for_ninja, paths))


def _for_ninja(path: str) -> str:
    """A path as Ninja reads it (its manual: lexical syntax). Raises UsageError."""
    if _UNWRITABLE.search(path):
        raise UsageError(f"Ninja cannot write the path `{path}`", "rename it, without `|` and control characters")
    return path.replace("$", "$$").replace(" ", "$ ").replace(":", "$:")


def _posix(path: Path) -> str:
    return path.as_posix()
