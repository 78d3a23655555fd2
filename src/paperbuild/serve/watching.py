"""Watches the folder of a paper: whatever changes there is told, many changes as one.

What a change means is not told by names here: who is told reads the folder, and does nothing where what it reads is as
it was. So neither an editor's swap files nor a list of their names matter.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from watchfiles import awatch

_BELOW = ("content", "templates")
_STEP_MS = 10  # nothing has changed for so long: a save is over
_MOST_MS = 200  # where changes never end, they are told so often
_LOOK_AGAIN_S = 0.5  # for a folder that is not there


async def changes(folder: Path) -> AsyncIterator[None]:
    """Yields once it watches `folder`, and after something has changed in it or in the folders of it that a paper is
    made of. A folder that is deleted, moved away or made again is watched again.
    """
    while True:
        if folder.is_dir():
            async for _ in _until_other_folders(folder):
                yield
            yield
        else:
            await asyncio.sleep(_LOOK_AGAIN_S)


async def _until_other_folders(folder: Path) -> AsyncIterator[None]:
    """Yields at once and at each change, until one of the folders that are watched is no more, or another is there."""
    below = [path for name in _BELOW if (path := folder / name).is_dir()]
    known = [(path, _identity(path)) for path in (folder, *below)]
    told, stop = asyncio.Event(), asyncio.Event()

    async def watch(*paths: Path, is_deep: bool) -> None:
        is_above = paths == (folder.parent,)
        wanted = (lambda _, path: Path(path) == folder) if is_above else None
        try:
            async for _ in awatch(
                *paths, watch_filter=wanted, debounce=_MOST_MS, step=_STEP_MS, stop_event=stop, recursive=is_deep
            ):
                told.set()
        except (OSError, RuntimeError):  # it has gone between two looks, or may not be watched
            if not is_above:
                told.set()

    watches = [watch(folder, is_deep=False), watch(folder.parent, is_deep=False)]
    watches += [watch(*below, is_deep=True)] if below else []
    tasks = [asyncio.create_task(one) for one in watches]
    try:
        await asyncio.sleep(0)  # each has begun to watch before it first waits
        yield
        while all(_identity(path) == identity for path, identity in known) and not _has_more(folder, below):
            await told.wait()
            told.clear()
            yield
    finally:
        stop.set()
        await asyncio.gather(*tasks, return_exceptions=True)


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a folder from another that has its name now; None where there is none."""
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_dev, about.st_ino


def _has_more(folder: Path, watched: Sequence[Path]) -> bool:
    return any((folder / name).is_dir() and folder / name not in watched for name in _BELOW)
