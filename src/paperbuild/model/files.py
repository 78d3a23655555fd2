"""Files of a paper that are read only when something asks for them: what lies beside a paper may be of any size."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping


class UnreadFiles(Mapping[str, bytes]):
    """Files by their paths in the project. Listing them reads none of them."""

    @abstractmethod
    def size_of(self, path: str) -> int:
        """How many bytes the file at `path` has, without reading it. Raises KeyError."""


def size_of(files: Mapping[str, bytes], path: str) -> int:
    """How many bytes the file at `path` has. Raises KeyError."""
    return files.size_of(path) if isinstance(files, UnreadFiles) else len(files[path])
