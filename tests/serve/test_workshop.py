"""What makes the pages of the live preview: a failure is told once and does not come again by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from paperbuild.core.memo import Memo
from paperbuild.serve.workshop import Workshop
from tests.serve.preview import OTHER, TEXTS, write_paper


async def until(told: asyncio.Event, is_so: Callable[[], bool]) -> None:
    """Waits until something is so, whenever the workshop tells that anything is new."""
    while not is_so():
        await told.wait()
        told.clear()


def test_a_layout_that_fails_is_told_and_not_tried_again_before_the_paper_changes(tmp_path: Path) -> None:
    async def tried() -> None:
        told = asyncio.Event()
        workshop = Workshop(write_paper(tmp_path), Memo(), told.set)
        workshop._pool.end()  # as where the layout cannot be started
        workshop.want("a page", [("en", "html"), ("en", "pdf")])
        workshop.touch()
        work = asyncio.create_task(workshop.run())
        try:
            await until(told, lambda: workshop.state()["trouble"] is not None and not workshop.state()["busy"])
            assert workshop.state()["trouble"] == {"message": "the layout has been ended", "hint": ""}
            assert "It says little." in workshop.shown["en", "html"].content.decode()
            assert not workshop._wanted("pdf")
            (tmp_path / OTHER).write_text(TEXTS[OTHER].replace("little", "much"), encoding="utf-8")
            workshop.touch()
            await until(told, lambda: "It says much." in workshop.shown["en", "html"].content.decode())
            await until(told, lambda: workshop.state()["trouble"] is not None and not workshop.state()["busy"])
        finally:
            work.cancel()
            workshop.close()

    asyncio.run(tried())
