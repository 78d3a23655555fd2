"""Makes two sides of one changed file, as git gives it to a program that shows differences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from paperbuild.app.load import load
from paperbuild.app.sides import Side
from paperbuild.app.stored_project import stored_project
from paperbuild.findings.errors import UsageError
from paperbuild.model.changes import SideKind, SideName
from paperbuild.model.files import size_of
from paperbuild.model.project import BIBLIOGRAPHY_PATH, Project

_DIFFTOOL, _DRIVER, _RENAMED = 3, 7, 8  # how many arguments git's two ways have; a file that was renamed has more
_TOPS = ("content", "templates")


@dataclass(frozen=True)
class GitFile:
    """A file that git shows the differences of: its `path` in the repository, and where its contents `old` and `new`
    are (`/dev/null` where it was not, or is no more). One that was renamed had the path `old_path`."""

    path: str
    old: Path
    new: Path
    old_path: str = ""


def git_file(arguments: Sequence[str]) -> GitFile:
    """The file that git's arguments name: of a difftool `$LOCAL $REMOTE $MERGED`, of a diff driver what
    git(1) says of GIT_EXTERNAL_DIFF: path, old file, its hash and mode, new file, its hash and mode, and of a file that
    was renamed its new path and how much of it is the same.

    Raises UsageError where they are neither.
    """
    if len(arguments) == _DIFFTOOL:
        old, new, path = arguments
        return GitFile(path, Path(old), Path(new))
    if len(arguments) >= _RENAMED:
        return GitFile(arguments[7], Path(arguments[1]), Path(arguments[4]), arguments[0])
    if len(arguments) == _DRIVER:
        return GitFile(arguments[0], Path(arguments[1]), Path(arguments[4]))
    raise UsageError(
        "`--git` is for git, which gives it a file and its two versions",
        "docs/diff.md has the lines for git's settings",
    )


def file_sides(file: GitFile) -> tuple[Side, Side] | None:
    """The paper that the file belongs to with the file as it was, and as it is; None where it belongs to none.

    Raises UsageError where the paper or a version of the file cannot be read.
    """
    root, path = _home(Path(file.path))
    old_root, old_path = _home(Path(file.old_path)) if file.old_path else (root, path)
    root = root or old_root
    if root is None:
        return None
    # Of one that has come from outside the paper, or has gone there, the paper knows one side.
    own = [one for one, home in ((old_path, old_root), (path, root)) if one and home == root]
    project = load(root)
    old, new = (
        Side(SideName(f"{name} ({when})", SideKind.FOLDER), _with_file(project, own, name, content))
        for when, name, content in (("before", old_path, _content(file.old)), ("after", path, _content(file.new)))
    )
    return old, new


def _home(path: Path) -> tuple[Path | None, str]:
    """The folder of the paper that a file belongs to, and its path in that."""
    for parent in path.parents:
        inside = PurePosixPath(path.relative_to(parent).as_posix())
        is_in_place = inside.parts[0] in _TOPS or inside.as_posix() == BIBLIOGRAPHY_PATH
        if is_in_place and (parent / "content").is_dir():
            return parent, inside.as_posix()
    return None, ""


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError as error:
        raise UsageError(f"cannot read `{path}`: {error.strerror}") from error


def _with_file(project: Project, without: Sequence[str], path: str, content: bytes | None) -> Project:
    """`project` without the files `without`, and with `content` as that at `path`, where there is any."""
    texts: Mapping[str, bytes] = {name: file.text.encode() for name, file in project.sources.items()}
    own = {name: text for name, text in texts.items() if name not in without}
    own |= {path: content} if content is not None and path in without else {}
    others = {name: size_of(project.files, name) for name in project.files if name not in own and name not in without}
    sizes = {**others, **{name: len(text) for name, text in own.items()}}

    def read(paths: Sequence[str]) -> Sequence[bytes]:
        return [own[one] if one in own else project.files[one] for one in paths]

    return stored_project(project.name, sizes, read, f"`{path}`")
