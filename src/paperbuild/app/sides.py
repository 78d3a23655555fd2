"""Finds what the user means by one side of a comparison, and reads it: an edition, a revision, a folder or a PDF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from paperbuild.app.load import load
from paperbuild.app.stored_project import stored_project
from paperbuild.compare.publication import source_digest
from paperbuild.engines.git import GitFolder
from paperbuild.exchange.restore import carried_project
from paperbuild.findings.errors import UsageError
from paperbuild.findings.nearest import nearest
from paperbuild.model.changes import SideKind, SideName
from paperbuild.model.project import BIBLIOGRAPHY_PATH, EDITIONS_FOLDER, Project

_DIGEST = re.compile(rb'^digest = "([0-9a-f]+)"', re.MULTILINE)  # of a record without one, nobody can tell
_READ = ("content", "templates", BIBLIOGRAPHY_PATH)
_PDF_BEGINS, _FIRST_BYTES = b"%PDF-", 1024  # where readers look for it
_EDITION_NAME = re.compile(r"[\w][\w.+-]*")
_SHORT = 10  # letters of a commit that are shown
_OTHERWISE = "a folder with that edition works, and so does the PDF that paperbuild made of it"


@dataclass(frozen=True)
class Side:
    """One side of a comparison: what it is, and its paper."""

    name: SideName
    project: Project


def read_side(folder: Path, named: str) -> Side:
    """The side that `named` means for the paper in `folder`: the name of an edition on record, the path of a folder or
    of a PDF, or else a git revision.

    Raises UsageError where it is none of them, or has no paper; MissingToolError and EngineError as git does.
    """
    if _is_on_record(folder, named):
        return _edition(folder, named)
    path = Path(named)
    try:
        if named and path.is_dir():
            return Side(SideName(named, SideKind.FOLDER), load(path))
        if path.is_file():
            return _pdf(path, named)
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and path.exists():
            raise UsageError(f"cannot read `{named}`: {error.strerror}", "make it readable") from error
    return _revision(folder, named)


def working_side(folder: Path, project: Project) -> Side:
    """The paper as it stands in its folder."""
    return Side(SideName(str(folder) if folder != Path() else ".", SideKind.FOLDER), project)


def _is_on_record(folder: Path, named: str) -> bool:
    return bool(_EDITION_NAME.fullmatch(named)) and (folder / EDITIONS_FOLDER / f"{named}.toml").is_file()


def _edition(folder: Path, named: str) -> Side:
    """An edition is what the last commit holds that changed its record and has the text that this was made of."""
    path = f"{EDITIONS_FOLDER}/{named}.toml"
    try:
        git = GitFolder.of(folder)
    except UsageError as error:
        raise UsageError(
            f"the edition `{named}` cannot be read back: the paper is not in a git repository", _OTHERWISE
        ) from error
    commits = git.changes(path)
    if not commits:
        raise UsageError(f"the edition `{named}` cannot be read back: {path} is not committed", _OTHERWISE)
    if git.is_cut_off(commits[0]):
        raise UsageError(
            f"the edition `{named}` is not in this clone, which has the newest commits alone",
            f"`git fetch --unshallow` gets the others; {_OTHERWISE}",
        )
    for changed in commits:
        project = _of_commit(git, changed, f"the edition `{named}`")
        if _has_text(git, changed, path, project):
            return Side(SideName(named, SideKind.EDITION, changed), project)
    raise UsageError(
        f"the edition `{named}` cannot be read back: no commit has both {path} and the text that it was made of",
        f"the text was changed between `edition mark` and the commit; name the revision that has it, or {_OTHERWISE}",
    )


def _has_text(git: GitFolder, commit: str, path: str, project: Project) -> bool:
    """Whether `project`, the paper of a commit, is what the record at `path` in it was made of."""
    stored = git.files(commit, [path]).get(path)
    if stored is None:
        return False
    (content,) = git.contents([stored.blob])
    digest = _DIGEST.search(content)
    return digest is None or digest[1].decode() == source_digest(project)


def _revision(folder: Path, named: str) -> Side:
    editions = sorted(path.stem for path in (folder / EDITIONS_FOLDER).glob("*.toml"))
    near = nearest(named, editions)
    try:
        git = GitFolder.of(folder)
    except UsageError as error:
        hint = f"did you mean the edition `{near}`?" if near else error.hint
        raise UsageError(
            f"`{named}` is no folder and no PDF, and the paper is not in a git repository", hint
        ) from error
    commit = git.commit(named)
    if not commit:
        hint = f"did you mean the edition `{near}`?" if near else "`git log --oneline` lists what there is"
        if git.is_shallow:
            hint = "this clone has the newest commits alone: `git fetch --unshallow` gets the others"
        raise UsageError(f"`{named}` is no edition, no folder, no PDF and no git revision", hint)
    return Side(SideName(named, SideKind.REVISION, commit), _of_commit(git, commit, f"the revision `{named}`"))


def _of_commit(git: GitFolder, commit: str, called: str) -> Project:
    stored = git.files(commit, _READ)
    sizes = {path: file.size for path, file in stored.items() if _is_of_paper(path)}

    def read(paths: Sequence[str]) -> Sequence[bytes]:
        return git.contents([stored[path].blob for path in paths])

    return stored_project(git.folder.resolve().name, sizes, read, called)


def _is_of_paper(path: str) -> bool:
    """Whether a path is one that `load` would read: nothing hidden, and no records of editions."""
    is_hidden = any(step.startswith(".") for step in path.split("/"))
    return not is_hidden and not path.startswith(f"{EDITIONS_FOLDER}/")


def _pdf(path: Path, named: str) -> Side:
    content = path.read_bytes()
    if _PDF_BEGINS not in content[:_FIRST_BYTES]:
        raise UsageError(f"`{named}` is a file, but no PDF", "name a folder, a PDF, an edition or a git revision")
    carried = carried_project(content, path.name)
    sizes = {name: len(one) for name, one in carried.files.items()}
    project = stored_project(path.stem, sizes, lambda paths: [carried.files[one] for one in paths], f"`{named}`")
    return Side(SideName(named, SideKind.PDF), project)


def shown_name(side: SideName) -> str:
    """How a side is called in a sentence: its name, and the commit where that says more."""
    commit = side.commit[:_SHORT]
    return side.name if not commit or side.commit.startswith(side.name) else f"{side.name} ({commit})"
