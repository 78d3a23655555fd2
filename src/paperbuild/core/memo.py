"""Keeps on disk what the engines answered, for the next run, in the user's own folder for caches.

An answer is kept under a key of everything that it depends on: the question, this tool and what it stands on. A file is
written whole or not at all, and believed only if it is what was written; whatever else is there is made again. It may
be deleted at any time, and does not grow beyond its bounds.
"""

from __future__ import annotations

import io
import os
import pickle
import tempfile
import time
import zlib
from _blake2 import blake2b
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar, cast

from paperbuild.core.contents import contents_key
from paperbuild.core.tool import cache_folder, tool_key
from paperbuild.engines.scratch import is_running

_Answer = TypeVar("_Answer")
_HEAD = b"paperbuild memo 1\n"
_DIGEST = 20
_LARGEST_MB = 512
_LATELY = 16  # answers that a memo without a folder keeps, the newest
_USED_ANEW_AFTER_S = 3600
_FOLDER = "engines"

_UNFINISHED = ".unfinished"
_TOOL = "tool-"
_PACKED = "layout-"  # a PDF has been packed already

# What may stand in an answer besides plain values: a pickle can name any function, and ours name none but these.
_ROOMS = ("paperbuild.model.", "paperbuild.findings.", "paperbuild.syntax.", "paperbuild.engines.")
_OTHERS = {("functools", "partial"), ("datetime", "datetime"), ("datetime", "timezone"), ("datetime", "timedelta")}


class Shelf:
    """Answers about one document by the digests of their questions: what the last run used of them, and this one."""

    def __init__(self, known: dict[bytes, object], kind: str, memo: Memo) -> None:
        self._known, self._kind, self._memo = known, kind, memo
        self.used: dict[bytes, object] = {}
        self._size = len(known)
        self._is_new = False

    def get(self, key: bytes) -> object:
        """The answer under `key`; None where there is none."""
        answer = self._known.get(key)
        if answer is not None:
            self.used[key] = answer
            self._memo.count(self._kind, taken=1)
        return answer

    def put(self, key: bytes, answer: object) -> None:
        """Keeps an answer under `key`."""
        self._is_new = True
        self._known[key] = self.used[key] = answer
        self._memo.count(self._kind, made=1)

    @property
    def has_changed(self) -> bool:
        """Whether it holds something new, or what it held is not wanted any more."""
        return bool(self.used) and (self._is_new or len(self.used) != self._size)

    def begin_anew(self) -> None:
        """Forgets what this run did not use."""
        if self.used:
            self._known, self.used, self._size, self._is_new = self.used, {}, len(self.used), False


@dataclass
class Memo:
    """What is remembered in `folder`, or, without one, while the process lives. `taken` and `made` count answers."""

    folder: Path | None = None
    taken: dict[str, int] = field(default_factory=dict)
    made: dict[str, int] = field(default_factory=dict)
    _lately: dict[str, object] = field(default_factory=dict)
    _shelves: dict[tuple[str, str], Shelf] = field(default_factory=dict)
    _lock: RLock = field(default_factory=RLock)
    _is_empty: bool | None = None

    def remember(self, kind: str, question: Iterable[object], make: Callable[[], _Answer]) -> _Answer:
        """The answer to `question`, taken from the disk or made. `question` is all that it depends on, each part with a
        `repr` that tells it apart; `kind` says which engine is asked."""
        question = tuple(question)
        known = None if self._has_nothing() else self.get(self.key(kind, question))
        if known is not None:
            self.count(kind, taken=1)
            return cast(_Answer, known)
        answer = make()
        self.count(kind, made=1)
        self.put(self.key(kind, question), answer)
        return answer

    def count(self, kind: str, *, taken: int = 0, made: int = 0) -> None:
        """Notes how many answers were taken and made."""
        with self._lock:
            self.taken[kind] = self.taken.get(kind, 0) + taken
            self.made[kind] = self.made.get(kind, 0) + made

    @cached_property
    def tool(self) -> bytes:
        """What the tool is, by its contents: an answer of another machine that has the same is as good. Read once for
        an installation."""
        name = f"{_TOOL}{tool_key().hex()}"
        known = self.get(name)
        if isinstance(known, bytes):
            return known
        read = self._contents.result()
        self.put(name, read)
        return read

    @cached_property
    def _contents(self) -> Future[bytes]:
        """The tool's contents, which are read beside all else: that takes a moment."""
        aside = ThreadPoolExecutor(1, "contents")
        reading = aside.submit(contents_key)
        aside.shutdown(wait=False)
        return reading

    def _has_nothing(self) -> bool:
        """Whether no run has kept an answer yet, of whatever tool: then no key is needed before there is one to keep,
        and it is got ready meanwhile."""
        with self._lock:
            if self._is_empty is None:
                self._is_empty = self.folder is not None and not _has_answers(self.folder)
                _ = self._contents if self._is_empty else None
            return self._is_empty

    def key(self, kind: str, question: Iterable[object]) -> str:
        """The name under which the answer to a question is kept."""
        digest = blake2b(digest_size=_DIGEST)
        if self.folder is not None:  # a process is one tool as long as it lives
            digest.update(self.tool)
        for part in question:
            content = part if isinstance(part, bytes) else repr(part).encode("utf-8", "surrogatepass")
            digest.update(b"%d\0" % len(content) + content)
        return f"{kind}-{digest.hexdigest()}"

    def get(self, key: str) -> Any:
        """What is kept under `key`; None where there is nothing, or nothing that can be believed."""
        if self.folder is None:
            return self._lately.get(key)
        path = self.folder / key
        try:
            content = path.read_bytes()
            answer = _read(content)
        except Exception:  # noqa: BLE001, RUF100 - a damaged pickle raises whatever it likes
            return None
        _use(path)
        return answer

    def put(self, key: str, answer: object) -> None:
        """Keeps `answer` under `key`; where the disk is full, or cannot be written, nothing is kept."""
        self._is_empty = False
        if self.folder is None:
            self._lately = dict([*self._lately.items(), (key, answer)][-_LATELY:])
            return
        if answer is None:
            return
        payload = zlib.compress(_pickled(answer), 0 if key.startswith(_PACKED) else 1)
        with suppress(OSError):
            write_beside(self.folder / key, _HEAD + blake2b(payload, digest_size=_DIGEST).digest() + payload)

    def shelf(self, kind: str, name: str) -> Shelf:
        """The answers of the engine `kind` about the document `name`, as they were when they were last kept."""
        with self._lock:
            if (kind, name) not in self._shelves:
                known = None if self._has_nothing() else self.get(self._shelf_key(kind, name))
                self._shelves[kind, name] = Shelf(dict(known) if isinstance(known, dict) else {}, kind, self)
            return self._shelves[kind, name]

    def _shelf_key(self, kind: str, name: str) -> str:
        return self.key(kind, ("shelf", name))

    def close(self) -> None:
        """Ends a run: keeps what was put on a shelf or taken from one, and takes away what was used longest ago."""
        for (kind, name), shelf in self._shelves.items():
            if shelf.has_changed:
                self.put(self._shelf_key(kind, name), shelf.used)
            shelf.begin_anew()
        self._tidy()

    def _tidy(self) -> None:
        """Takes away what was used longest ago, where there is more than may be."""
        if self.folder is not None and any(self.made.values()):
            tidy(self.folder, _LARGEST_MB * 1_000_000)


def engines_memo() -> Memo:
    """The memo in the user's folder for caches; one that remembers nothing where there is no such folder."""
    cache = cache_folder()
    if not cache:
        return Memo()
    folder = Path(cache, _FOLDER)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return Memo()
    return Memo(folder)


def _has_answers(folder: Path) -> bool:
    """Whether there is more in a folder than what is known of tools."""
    with suppress(OSError), os.scandir(folder) as entries:
        return any(not entry.name.startswith(_TOOL) for entry in entries)
    return False


class _Pickler(pickle.Pickler):
    """Writes a member of an enumeration as its class and its value. Python 3.11 did so from 3.11.4 on; before, as in
    Debian 12, it wrote a call of `getattr`, which no answer may name: nothing that has one was ever found again."""

    def reducer_override(self, value: object) -> Any:
        return (type(value), (value.value,)) if isinstance(value, Enum) else NotImplemented


def _pickled(answer: object) -> bytes:
    out = io.BytesIO()
    _Pickler(out, protocol=5).dump(answer)
    return out.getvalue()


def _read(content: bytes) -> object:
    digest, payload = content[len(_HEAD) : len(_HEAD) + _DIGEST], content[len(_HEAD) + _DIGEST :]
    if not content.startswith(_HEAD) or blake2b(payload, digest_size=_DIGEST).digest() != digest:
        raise ValueError("this is no answer")
    return _Unpickler(io.BytesIO(zlib.decompress(payload))).load()


class _Unpickler(pickle.Unpickler):
    """Reads values, and runs nothing that is not a class or function of our own, found where it is defined."""

    def find_class(self, module_name: str, name: str) -> Any:
        if "." not in name and (module_name.startswith(_ROOMS) or (module_name, name) in _OTHERS):
            found = super().find_class(module_name, name)
            if (module_name, name) in _OTHERS or getattr(found, "__module__", "") == module_name:
                return found
        raise pickle.UnpicklingError(f"{module_name}.{name} is no part of an answer")


def write_beside(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all. Raises OSError."""
    handle, name = tempfile.mkstemp(_UNFINISHED, f"{os.getpid()}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _use(path: Path) -> None:
    """Notes that a file was used: it is kept longer than others. Not each time, which would write to the disk."""
    with suppress(OSError):
        state = path.stat()
        if abs(time.time() - state.st_mtime) > _USED_ANEW_AFTER_S:
            os.utime(path)


def _is_left(name: str) -> bool:
    """Whether a file is what a process that is no more was writing."""
    process = name.partition("-")[0]
    return name.endswith(_UNFINISHED) and process.isdecimal() and not is_running(int(process))


def tidy(folder: Path, largest: int) -> None:
    """Keeps the files that were used last, up to three quarters of `largest` bytes, where there are more than that.
    What a killed process left half-written is taken away."""
    found = []
    with suppress(OSError):
        for entry in os.scandir(folder):
            with suppress(OSError):
                if _is_left(entry.name):
                    os.unlink(entry.path)  # noqa: PTH108 - a path as scandir gives it
                    continue
                state = entry.stat(follow_symlinks=False)
                found.append((state.st_mtime, state.st_size, entry.path))
    left = sum(size for _, size, _ in found)
    for _, size, path in sorted(found) if left > largest else ():
        if left <= largest * 3 // 4:
            return
        with suppress(OSError):
            os.unlink(path)  # noqa: PTH108 - a path as scandir gives it
            left -= size
