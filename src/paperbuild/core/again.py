"""Says again what a command said, where nothing has changed since: before anything else of the program is loaded.

What a command answered is kept with a key of its arguments, of the paper's texts and the names of its other files, of
this tool and of what it knows of the terminal; with what it asked of those other files; and with the state in which it
left `build/`. Where all of that is as it was, the command would write the same files and say the same words: the files
are there, and the words are said. A file that it did not read is not read for that either.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
from _blake2 import blake2b
from collections.abc import Mapping

from paperbuild.core.tool import tool_key

TYPE_CHECKING = False  # as type checkers know it: `typing` takes as long to load as all of this
if TYPE_CHECKING:
    from typing import TextIO

# The options before a command, with how many values each takes; and those of commands whose answer is not kept.
_GLOBAL = {"--project": 1, "--color": 1, "--timings": 0}
_COMMANDS = {"build", "check", "epub", "html", "notes", "pdf", "status"}
_WRITING = {"build", "epub", "html", "pdf"}
_UNKEPT = ("--no-cache", "--baseline", "--html", "-o", "--output", "-h", "--help")
# What a command's words depend on besides: where it writes them, how wide, in which letters.
_VARIABLES = (
    "CLICOLOR_FORCE", "COLORTERM", "COLUMNS", "FORCE_COLOR", "GITHUB_WORKSPACE", "LANG", "LC_ALL", "LC_CTYPE",
    "NO_COLOR", "PYTHONIOENCODING", "PYTHONUTF8", "SOURCE_DATE_EPOCH", "TERM", "TTY_COMPATIBLE", "XDG_CONFIG_HOME",
)  # fmt: skip
_INPUTS = ("content", "templates", "bibliography.bib")
_HEAD = b"paperbuild answer 2\n"
_DIGEST = 20
_MOST_FILES = 5_000
_LARGEST_FILE = 256_000_000  # no file of a paper is larger, and what else lies there is not read for nothing
_TEXTS = (".md", ".toml")  # which are read, of all that lies in content/
_FOLDER = "answers"

Said = list[tuple[int, bytes]]
"""What was written, in its order: to standard output (1) and to standard error (2)."""

_State = list[tuple[str, int, int, int, bytes]]
_Uses = Mapping[str, tuple[int, bytes]]


class Unknown(Exception):  # noqa: N818 - it is no error
    """The answer cannot be known beforehand."""


class Question:
    """What a command is asked: `key` names its answer, `folder` is the paper's, `is_timed` asks for times.

    Raises Unknown where its answer is not one that is kept.
    """

    def __init__(self, arguments: list[str], cache: str) -> None:
        self.cache = cache
        self.arguments, self.folder, self.command, self.is_timed = _read(arguments)
        self.key = self.now()

    def now(self) -> str:
        """The key as the paper is now. Raises Unknown."""
        digest = blake2b(digest_size=_DIGEST)
        digest.update(_HEAD + tool_key() + repr(self._circumstances()).encode("utf-8", "surrogateescape"))
        try:
            for name in _INPUTS:
                _add(digest, os.path.join(self.folder, name), name, name != "content")  # noqa: PTH118 - pathlib is slow to load
        except (OSError, RecursionError) as error:
            raise Unknown from error
        return digest.hexdigest()

    def _circumstances(self) -> tuple[object, ...]:
        variables = [os.environ.get(name) for name in _VARIABLES]
        return self.arguments, os.getcwd(), variables, _end(sys.stdout), _end(sys.stderr)  # noqa: PTH109 - as above

    @property
    def path(self) -> str:
        """Where its answer is kept."""
        return os.path.join(self.cache, _FOLDER, self.key)  # noqa: PTH118

    def state(self) -> _State:
        """Every file below `build/`, with its size, its times and what is in it. Raises Unknown where there are many,
        and where there is anything but files."""
        found: _State = []
        for path in self.built():
            state = _plain(path)
            found.append((path, state.st_size, state.st_mtime_ns, state.st_ctime_ns, _digest(path)))
            if len(found) > _MOST_FILES:
                raise Unknown
        return found

    def built(self) -> list[str]:
        """What is below `build/`, where that matters to the command. Raises Unknown where `build/` is a link."""
        folder = os.path.join(self.folder, "build")  # noqa: PTH118
        if self.command in _WRITING and os.path.islink(folder):  # noqa: PTH114
            raise Unknown
        return _files(folder) if self.command in _WRITING else []


def known_answer(question: Question) -> tuple[int, Said] | None:
    """The exit status, and what is to be said; None where it is not known."""
    try:
        with open(question.path, "rb") as file:  # noqa: PTH123
            content = file.read()
        payload = content[len(_HEAD) + _DIGEST :]
        if content[: len(_HEAD) + _DIGEST] != _HEAD + blake2b(payload, digest_size=_DIGEST).digest():
            return None
        status, said, state, uses = marshal.loads(payload)  # noqa: S302 - written by us, in a folder of the user's own
        if not all(_is_as_used(question, *one) for one in uses):
            return None
        if set(question.built()) == {path for path, *_ in state} and all(_is_as_it_was(*one) for one in state):
            return status, said
    except (OSError, EOFError, ValueError, TypeError, RecursionError, Unknown):
        pass
    return None


def keep_answer(question: Question, status: int, said: Said, written: Mapping[str, bytes], uses: _Uses) -> None:
    """Keeps what a command answered, if the paper is still the one that it was asked about, and the files are those
    that it has `written`: another command may have written others meanwhile. `uses` has the size and the digest of each
    file that it has used besides the texts, by its path in the paper, without a digest where it was not read."""
    try:
        state = question.state()
        there = {os.path.abspath(path): digest for path, *_, digest in state}  # noqa: PTH100
        is_ours = all(there.get(os.path.abspath(path)) == _digest_of(content) for path, content in written.items())  # noqa: PTH100
        used = [(path, *use) for path, use in uses.items()]
        if question.now() != question.key or not is_ours or not all(_is_as_used(question, *one) for one in used):
            return
        payload = marshal.dumps((status, said, state, used))
        from paperbuild.core.memo import tidy, write_beside

        folder = os.path.dirname(question.path)  # noqa: PTH120
        os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103
        from pathlib import Path

        write_beside(Path(question.path), _HEAD + blake2b(payload, digest_size=_DIGEST).digest() + payload)
        tidy(Path(folder), 16_000_000)
    except (OSError, RecursionError, Unknown):
        return


def _read(arguments: list[str]) -> tuple[list[str], str, str, bool]:
    """The arguments but `--timings`, the folder of the paper, the command, and whether it is to say its times."""
    folder, is_timed = ".", False
    said: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        name, sign, value = argument.partition("=")
        if not name.startswith("-"):
            if name not in _COMMANDS or any(one.split("=")[0].startswith(_UNKEPT) for one in arguments):
                break
            return [*said, argument, *rest], folder, name, is_timed  # behind a command, `--timings` is an error
        if name not in _GLOBAL or (sign and not (value and _GLOBAL[name])):
            break
        if _GLOBAL[name] and not sign:
            value = next(rest, "")
        folder = value if name == "--project" else folder
        is_timed = is_timed or name == "--timings"
        said += [name, value] if _GLOBAL[name] else []
    raise Unknown


def _end(stream: TextIO | None) -> tuple[object, ...]:
    """What is known of where words go. Raises Unknown where that is closed."""
    if stream is None:
        raise Unknown
    is_terminal = stream.isatty()
    return is_terminal, stream.encoding, *(os.get_terminal_size(stream.fileno()) if is_terminal else ())


def _plain(path: str) -> os.stat_result:
    """The state of a file. Raises Unknown where it is none, or one too large to be read: a pipe may never end."""
    state = os.lstat(path)
    if not stat.S_ISREG(state.st_mode) or state.st_size > _LARGEST_FILE:
        raise Unknown
    return state


def _add(digest: blake2b, path: str, name: str, is_read: bool) -> None:
    """Adds a file, with all that is in it where it `is_read` or a text, or a folder with everything below it. Raises
    Unknown at a link, and at a file that no paper has."""
    try:
        state = os.lstat(path)
    except FileNotFoundError:
        digest.update(b"-")
        return
    kind = state.st_mode >> 12
    digest.update(b"%d %d %s\0" % (kind, state.st_mode & 0o400, os.fsencode(name)))
    if kind == 0o04:
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
        digest.update(b"%d\0" % len(entries))
        for entry in entries:
            if is_read or entry.name.lower().endswith(_TEXTS) or not entry.is_file(follow_symlinks=False):
                _add(digest, entry.path, entry.name, is_read)
            else:
                digest.update(b"%s\0" % os.fsencode(entry.name))
    elif kind == 0o10 and state.st_size <= _LARGEST_FILE:
        with open(path, "rb", 0) as file:  # noqa: PTH123
            content = file.read()
        digest.update(b"%d\0" % len(content))
        digest.update(content)
    else:  # what a link leads to may be anything, and a pipe may never end
        raise Unknown


def _is_as_used(question: Question, path: str, size: int, digest: bytes) -> bool:
    """Whether a file of the paper is what it was when a command used it. Raises OSError where it is not there."""
    place = os.path.join(question.folder, path)  # noqa: PTH118
    return _plain(place).st_size == size and (not digest or _digest(place) == digest)


def _files(folder: str) -> list[str]:
    """Every file below a folder, in order; what a killed build left unfinished among them."""
    found: list[str] = []
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return found
    for entry in entries:
        found += _files(entry.path) if entry.is_dir(follow_symlinks=False) else [entry.path]
    return found


def _is_as_it_was(path: str, size: int, written_ns: int, changed_ns: int, digest: bytes) -> bool:
    state = _plain(path)
    is_untouched = (state.st_mtime_ns, state.st_ctime_ns) == (written_ns, changed_ns)
    return state.st_size == size and (is_untouched or _digest(path) == digest)


def _digest(path: str) -> bytes:
    with open(path, "rb", 0) as file:  # noqa: PTH123
        return _digest_of(file.read())


def _digest_of(content: bytes) -> bytes:
    return blake2b(content, digest_size=_DIGEST).digest()
