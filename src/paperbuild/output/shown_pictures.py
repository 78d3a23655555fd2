"""The paper's pictures as files show them: with no more pixels than a page has in print.

All formats show the same: a screen that shows more than a page's width has no finer pixels than print, and a book or a
page on the web that carries 40 MB of a photograph is slow for everybody. What a PDF carries of its source is the
original, and no file of the paper is touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from threading import RLock

from paperbuild.engines.limits import EngineLimits
from paperbuild.engines.memory import EngineMemory
from paperbuild.engines.scaling import smaller_picture
from paperbuild.syntax.picture_size import size_in_print


class ShownPictures(Mapping[str, bytes]):
    """Files of a paper by their paths; a picture is made smaller when it is asked for, and kept in `memory`."""

    def __init__(self, files: Mapping[str, bytes], limits: EngineLimits, memory: EngineMemory) -> None:
        self._files, self._limits, self._memory = files, limits, memory
        self._lock = RLock()  # formats are made side by side, and ask for the same

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __contains__(self, path: object) -> bool:
        return path in self._files

    def __getitem__(self, path: str) -> bytes:
        content = self._files[path]
        wanted = size_in_print(content)
        if wanted is None:
            return content
        with self._lock:
            question = (content, *wanted)
            smaller = self._memory.remember("picture", question, lambda: smaller_picture(*question, self._limits))
        return smaller or content
