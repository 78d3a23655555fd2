"""Has pydyf 0.13 write a PDF with less work, to the same bytes."""

from __future__ import annotations

from functools import cached_property
from typing import Any


def write_each_object_once() -> None:
    """With an identifier, every object is written twice, packing included: once into the file and once for a hash."""
    import pydyf

    write = pydyf.PDF.write

    def write_once(pdf: Any, *arguments: Any, **options: Any) -> None:
        own = pdf.objects
        pdf.objects = stand_ins = [_Once(item) for item in own]
        try:
            write(pdf, *arguments, **options)
        finally:
            pdf.objects = own + stand_ins[len(own) :]  # with those that were added while it was written

    pydyf.PDF.write = write_once


class _Once:
    """An object of a PDF while it is written."""

    def __init__(self, item: Any) -> None:
        self.item = item
        self.number, self.generation, self.free, self.offset = item.number, item.generation, item.free, item.offset
        self.compressible = item.compressible

    @cached_property
    def data(self) -> bytes:
        written: bytes = self.item.data
        return written

    @property
    def indirect(self) -> bytes:
        return b"%d %d obj\n%b\nendobj" % (self.number, self.generation, self.data)


def list_pages_once() -> None:
    """The references to all pages are written anew for every element of the structure tree."""
    import pydyf

    def page_references(pdf: Any) -> tuple[bytes, ...]:
        numbers = pdf.pages["Kids"][::3]
        known: tuple[list[int], tuple[bytes, ...]] | None = vars(pdf).get("known_pages")
        if known is None or known[0] != numbers:
            known = pdf.known_pages = numbers, tuple(b"%d 0 R" % number for number in numbers)
        return known[1]

    pydyf.PDF.page_references = property(page_references)
