"""What has been laid out once is not laid out again, and the bytes are the same."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from paperbuild.core.memo import Memo
from paperbuild.engines.layout.fonts import font_files
from paperbuild.engines.layout.pool import LayoutPool
from paperbuild.engines.layout.remembered import RememberedLayout
from paperbuild.engines.layout.request import AttachedFile, LayoutRequest
from paperbuild.engines.memory import NO_MEMORY, EngineMemory
from tests.clock import HANGS_S

REQUEST = LayoutRequest(
    html='<html lang="en"><head><title>T</title></head><body><h1 id="a">A heading</h1><p>Some words.</p></body></html>',
    base_url="paper:",
    resources={},
    fonts=font_files(),
    variant="pdf/a-3a",
    identifier=b"0" * 16,
    language="en",
    created=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
)
FILES = (AttachedFile("content/en/01-a.md", b"# A heading\n\nSome words.\n", "Source"),)


def laid_out(memory: EngineMemory, request: LayoutRequest = REQUEST, files: tuple[AttachedFile, ...] = FILES) -> bytes:
    with LayoutPool(0) as pool:
        return RememberedLayout(pool, memory).lay_out(request, files, HANGS_S).pdf


@pytest.mark.slow
@pytest.mark.pango
def test_an_answer_from_memory_has_the_bytes_of_one_that_is_made(tmp_path: Path) -> None:
    anew = laid_out(NO_MEMORY)
    first, second = Memo(tmp_path), Memo(tmp_path)
    assert laid_out(first) == laid_out(second) == anew
    assert (first.made["layout"], second.made["layout"], second.taken["layout"]) == (1, 0, 1)


@pytest.mark.slow
@pytest.mark.pango
def test_an_edited_document_is_made_of_the_pages_that_were_kept(tmp_path: Path) -> None:
    other_pages = "".join(f'<p style="break-before: page">On page {number}.</p>' for number in (2, 3))
    named = replace(REQUEST, document="paper en", html=REQUEST.html.replace("</body>", f"{other_pages}</body>"))
    edited = replace(named, html=named.html.replace("page 3.", "the last."))
    first, second = Memo(tmp_path), Memo(tmp_path)
    laid_out(first, named)
    first.close()
    assert laid_out(second, edited) == laid_out(NO_MEMORY, edited)
    before, after = (memo.shelf("pages", "paper en").get(b"pages") for memo in (first, second))
    assert isinstance(before, tuple)
    assert isinstance(after, tuple)
    assert before[0] == after[0]  # the first page
    assert before != after


@pytest.mark.pango
def test_other_attachments_are_no_other_layout(tmp_path: Path) -> None:
    other = (replace(FILES[0], content=b"# Un titre\n"),)
    laid_out(Memo(tmp_path))
    memory = Memo(tmp_path)
    pdf = laid_out(memory, files=other)
    assert memory.taken["layout"] == 1
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert [item.get_file().read_bytes() for item in document.attachments.values()] == [b"# Un titre\n"]
    assert pdf == laid_out(NO_MEMORY, files=other)


@pytest.mark.slow
@pytest.mark.pango
@pytest.mark.parametrize(
    "change",
    [{"html": REQUEST.html.replace("words", "letters")}, {"language": "fr"}, {"identifier": b"1" * 16}],
    ids=lambda change: next(iter(change)),
)
def test_whatever_it_depends_on_makes_another(change: dict[str, str], tmp_path: Path) -> None:
    laid_out(Memo(tmp_path))
    memory = Memo(tmp_path)
    other = replace(REQUEST, **change)  # type: ignore[arg-type]
    assert laid_out(memory, other) == laid_out(NO_MEMORY, other)
    assert memory.made["layout"] == 1
