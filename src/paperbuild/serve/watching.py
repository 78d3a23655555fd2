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
_LOOK_AGAIN_S = 1.0  # for a folder that is not there


async def changes(folder: Path) -> AsyncIterator[None]:
    """Yields after something has changed in `folder`, or in the folders of it that a paper is made of.

    A folder that is deleted and made again is watched again.
    """
    while True:
        if not folder.is_dir():
            await asyncio.sleep(_LOOK_AGAIN_S)
            continue
        watched = [path for name in _BELOW if (path := folder / name).is_dir()]
        async for _ in _until_other_folders(folder, watched):
            yield
        yield


async def _until_other_folders(folder: Path, watched: Sequence[Path]) -> AsyncIterator[None]:
    """Yields at each change, until one of the folders that are watched is no more, or another is there."""
    told, stop = asyncio.Event(), asyncio.Event()
    known = [(path, _identity(path)) for path in (folder, *watched)]

    async def watch(*paths: Path, is_deep: bool) -> None:
        try:
            async for _ in awatch(
                *paths, watch_filter=None, debounce=_MOST_MS, step=_STEP_MS, stop_event=stop, recursive=is_deep
            ):
                told.set()
        except (OSError, RuntimeError):  # it has gone between two looks
            told.set()

    tasks = [asyncio.create_task(watch(folder, is_deep=False))]
    if watched:
        tasks.append(asyncio.create_task(watch(*watched, is_deep=True)))
    try:
        while all(_identity(path) == identity for path, identity in known) and not _has_more(folder, watched):
            await told.wait()
            told.clear()
            yield
    finally:
        stop.set()
        for task in tasks:
            task.cancel()
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
