"""Asks git what a repository holds: files of a revision, from the object store. The only module that runs git.

Nothing is checked out or written, no hook, filter or text converter of the repository runs, and nothing is asked of the
network, even where a clone has only some of its objects.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from paperbuild.findings.errors import EngineError, EngineTimeoutError, MissingToolError, UsageError

_TIMEOUT_S = 60.0
_PLAIN_FILES = frozenset({"100644", "100755"})
_QUIET = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",  # git 2.44 and later: objects that a clone does not have are not asked of its origin
    "GIT_ALLOW_PROTOCOL": "none",  # before that, no way to ask for them is open: no protocol has this name
    "GIT_NO_REPLACE_OBJECTS": "1",
    "LC_ALL": "C",
}
# Where git runs a program of ours, it tells it of itself; that is right there, but not for another folder.
_OF_ANOTHER = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE")


@dataclass(frozen=True)
class StoredFile:
    """A file of a revision: its `blob` in the object store, and how many bytes it has."""

    blob: str
    size: int


@dataclass(frozen=True)
class GitFolder:
    """A folder within a repository, and what was in it at its revisions."""

    folder: Path

    @classmethod
    def of(cls, folder: Path) -> GitFolder:
        """The repository that `folder` is in.

        Raises MissingToolError where git is not installed, UsageError where the folder is in no repository or git
        does not open it.
        """
        found = cls(folder)
        try:
            found.run("rev-parse", "--git-dir")
        except EngineError as error:
            said = str(error)
            if "dubious ownership" in said:
                raise UsageError(
                    f"git does not open the repository of `{folder}`: it belongs to somebody else",
                    f"if you trust it: `git config --global --add safe.directory {folder.resolve()}`",
                ) from error
            raise UsageError(
                f"`{folder}` is not in a git repository",
                "name a folder that has the earlier edition, or the PDF that paperbuild made of it",
            ) from error
        return found

    def run(self, *arguments: str, given: bytes = b"") -> bytes:
        """What git writes to standard output.

        Raises MissingToolError where git is not installed, EngineTimeoutError where it takes too long, EngineError with
        its own words where it fails.
        """
        git = shutil.which("git")
        if git is None:
            raise MissingToolError("git is not installed", "name a folder or a PDF instead of a revision")
        environment = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER} | _QUIET
        command = [git, "-C", str(self.folder), "--no-pager", "-c", "core.fsmonitor=false", *arguments]
        try:
            done = subprocess.run(  # noqa: S603 - the user's own git, and no argument that it could take for an option
                command, input=given, capture_output=True, env=environment, timeout=_TIMEOUT_S, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise EngineTimeoutError(f"git took longer than {_TIMEOUT_S:g} s") from error
        if done.returncode != 0:
            raise EngineError(f"git failed: {done.stderr.decode('utf-8', 'replace').strip()[-400:]}")
        return done.stdout

    @cached_property
    def prefix(self) -> str:
        """The path of the folder in its repository, with a slash at its end; empty for the top."""
        return self.run("rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").removesuffix("\n")

    @cached_property
    def is_shallow(self) -> bool:
        """Whether the clone has the newest commits alone."""
        return self.run("rev-parse", "--is-shallow-repository").strip() == b"true"

    def commit(self, revision: str) -> str:
        """The commit that a revision names, whatever it begins with; empty where there is none."""
        if "\0" in revision or not revision:
            return ""
        try:
            found = self.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        except EngineTimeoutError:
            raise
        except EngineError:
            return ""
        return found.decode().strip()

    def changes(self, path: str) -> list[str]:
        """The commits that changed a file of the folder, the newest first; none where nothing has been committed."""
        if not self.commit("HEAD"):
            return []
        return self.run("log", "--format=%H", "--end-of-options", "HEAD", "--", f":(literal){path}").decode().split()

    def is_cut_off(self, commit: str) -> bool:
        """Whether a shallow clone ends at a commit: it then looks as if that had made all files."""
        if not self.is_shallow:
            return False
        path = self.run("rev-parse", "--git-path", "shallow").decode("utf-8", "surrogateescape").removesuffix("\n")
        try:
            return commit in (self.folder / path).read_text(encoding="ascii", errors="replace").split()
        except OSError:
            return True

    def files(self, commit: str, below: Sequence[str]) -> Mapping[str, StoredFile]:
        """The plain files of a commit that stand at or below these paths of the folder, by their paths in it. Symbolic
        links and other repositories in this one are not among them."""
        wanted = [f"{self.prefix}{path}" for path in below]
        said = self.run("ls-tree", "-r", "-z", "-l", "--full-tree", "--end-of-options", commit, "--", *wanted)
        return dict(self._listed(said))

    def _listed(self, said: bytes) -> Iterator[tuple[str, StoredFile]]:
        for line in said.split(b"\0"):
            about, _, name = line.partition(b"\t")
            words = about.decode("ascii", "replace").split()
            if len(words) == 4 and words[0] in _PLAIN_FILES and words[3].isdigit():
                path = name.decode("utf-8", "replace").removeprefix(self.prefix)
                yield path, StoredFile(words[2], int(words[3]))

    def contents(self, blobs: Sequence[str]) -> list[bytes]:
        """What is in these blobs, in one call. Raises EngineError where the clone does not have one of them."""
        if not blobs:
            return []
        said = self.run("cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode())
        found, at = [], 0
        for blob in blobs:
            end = said.index(b"\n", at)
            words = said[at:end].split()
            if len(words) != 3:
                raise EngineError(f"this clone does not have the object {blob}")
            size = int(words[2])
            found.append(said[end + 1 : end + 1 + size])
            at = end + size + 2
        return found
