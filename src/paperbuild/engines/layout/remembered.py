"""A layout that does not lay out what it has laid out before, in this run or an earlier one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from paperbuild.engines.layout.pool import LayoutPool
from paperbuild.engines.layout.request import AttachedFile, LayoutAnswer, LayoutRequest
from paperbuild.engines.limits import MEMORY_MB
from paperbuild.engines.memory import EngineMemory

_PAGES = b"pages"


class RememberedLayout:
    """Borrows a process from `pool` where `memory` does not have the answer; that takes the pages that `memory` has of
    the document, and makes the others.

    What a PDF carries is attached here, not there: a change that reaches nothing but the attachments, such as a word
    in another locale, is no reason to lay it out again.
    """

    def __init__(self, pool: LayoutPool, memory: EngineMemory) -> None:
        self._pool = pool
        self._memory = memory

    def lay_out(
        self,
        request: LayoutRequest,
        attachments: Sequence[AttachedFile],
        timeout_s: float,
        memory_mb: int = MEMORY_MB,
    ) -> LayoutAnswer:
        """The answer to `request`, with `attachments` in its PDF. Raises EngineError and its kin."""

        def laid_out() -> LayoutAnswer:
            with self._pool.borrowed(request.document) as process:
                is_known = request.document and process.last_document == request.document
                shelf = self._memory.shelf("pages", request.document)
                known = () if is_known else _pages(shelf.get(_PAGES))
                answer = process.lay_out(request, timeout_s, known, memory_mb)
                if process.pages and process.pages != known:
                    shelf.put(_PAGES, process.pages)
                return answer

        answer = self._memory.remember("layout", _question(request), laid_out)
        from paperbuild.engines.layout.attach import with_files  # with pikepdf, which not every command needs

        return replace(answer, pdf=with_files(answer.pdf, attachments, request.created))


def _pages(kept: object) -> tuple[bytes, ...]:
    """The pages of a document, as they were kept."""
    return kept if isinstance(kept, tuple) else ()


def _question(request: LayoutRequest) -> Iterator[object]:
    """All that the answer depends on; the files of fonts are part of what the tool stands on."""
    yield request.html
    yield request.base_url
    for name, (content, media_type) in sorted(request.resources.items()):
        yield from (name, content, media_type)
    yield from (sorted(request.fonts), request.variant, request.identifier, request.language, request.created)
    yield request.producer
    rights = request.rights
    yield (rights.text, rights.licence_url, rights.edition, rights.replaces)
