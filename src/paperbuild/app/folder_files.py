"""The files of a paper's folder that are no text, read when they are asked for, and what was asked for."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from threading import RLock

from paperbuild.findings.errors import UsageError
from paperbuild.model.files import UnreadFiles

LARGEST_FILE_MB = 256
_KEPT_BYTES = 64_000_000  # of what was read last: rules and formats ask for a picture several times
_DIGEST = 20

Use = tuple[int, bytes]
"""What was asked of a file: its size in bytes, and a digest of what is in it, empty where it was not read."""


class FolderFiles(UnreadFiles):
    """Files by their paths in the project; `places` says where each lies on disk.

    `uses` is what was asked of them so far: nothing else can have an effect on what is made of the paper. Two are equal
    where what was asked of either has the same answer in both. Each file is the same as long as this value lives: one
    that has changed since it was read raises UsageError, as does one that cannot be read or is larger than 256 MB.
    """

    def __init__(self, places: Mapping[str, str]) -> None:
        self.uses: dict[str, Use] = {}
        self._places = places
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._lock = RLock()

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, path: object) -> bool:
        return path in self._places

    def __getitem__(self, path: str) -> bytes:
        place = self._places[path]
        with self._lock:
            content = self._kept.pop(path, None)
            if content is None:
                content = self._read(path, place)
            self._keep(path, content)
            return content

    def size_of(self, path: str) -> int:
        """How many bytes the file at `path` has. Raises KeyError."""
        place = self._places[path]
        with self._lock:
            if path not in self.uses:
                try:
                    self.uses[path] = os.stat(place).st_size, b""  # noqa: PTH116 - a path as it was found
                except OSError as error:
                    raise _unreadable(path, error) from error
            return self.uses[path][0]

    def _read(self, path: str, place: str) -> bytes:
        if self.size_of(path) > LARGEST_FILE_MB * 1_000_000:
            hint = "make it smaller, or move it out of the paper"
            raise UsageError(f"{path} is larger than {LARGEST_FILE_MB} MB", hint)
        try:
            with open(place, "rb") as file:  # noqa: PTH123
                content = file.read()
        except OSError as error:
            raise _unreadable(path, error) from error
        size, digest = self.uses[path]
        found = blake2b(content, digest_size=_DIGEST).digest()
        if len(content) != size or digest not in {b"", found}:
            raise UsageError(f"{path} has changed while the paper was read", "run the command again")
        self.uses[path] = size, found
        return content

    def _keep(self, path: str, content: bytes) -> None:
        """Keeps what was read last, as far as it is not too much; else it is read again."""
        self._kept[path] = content
        size = sum(map(len, self._kept.values()))
        while self._kept and size > _KEPT_BYTES:
            size -= len(self._kept.popitem(last=False)[1])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, FolderFiles):
            return super().__eq__(other)
        return [*self] == [*other] and all(self._is_same(path, other) for path in {**self.uses, **other.uses})

    __hash__ = None  # type: ignore[assignment]  # what it is equal to grows with what is asked of it

    def _is_same(self, path: str, other: FolderFiles) -> bool:
        """Whether the answer to what was asked of a file is the same in both."""
        if self.size_of(path) != other.size_of(path):
            return False
        is_read = bool(self.uses[path][1] or other.uses[path][1])
        return not is_read or self._digest(path) == other._digest(path)

    def _digest(self, path: str) -> bytes:
        if not self.uses[path][1]:
            _ = self[path]
        return self.uses[path][1]


def _unreadable(path: str, error: OSError) -> UsageError:
    return UsageError(f"cannot read {path}: {error.strerror}", "make it readable, or delete it")
