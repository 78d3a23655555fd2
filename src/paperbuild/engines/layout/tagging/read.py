"""Reads the structure tree that WeasyPrint 70 has written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pikepdf
from pikepdf import Array

from paperbuild.engines.layout.tagging.tree import Annotation, Element, Mark, Tagged

_OWN_KEYS = {"/Type", "/S", "/K", "/P", "/Pg"}


def read(document: pikepdf.Pdf, tagged: Mapping[int, Tagged], pages: Mapping[Any, int]) -> Element:
    """The tree of `document`: `tagged` by the numbers of PDF objects, `pages` (from 0) by those of their objects."""
    top = document.Root.StructTreeRoot.K
    return _element(top[0] if isinstance(top, Array) else top, tagged, pages)


def _element(node: Any, tagged: Mapping[int, Tagged], pages: Mapping[Any, int]) -> Element:
    entries = dict(node.items())  # each of them asked for alone costs as much as all
    values = {key: value for key, value in entries.items() if key not in _OWN_KEYS}
    element = Element(str(entries["/S"]).lstrip("/"), tagged.get(node.objgen[0]), values)
    page = pages[entries["/Pg"].objgen] if "/Pg" in entries else 0
    element.add(_child(kid, page, tagged, pages) for kid in entries.get("/K", ()))
    return element


def _child(kid: Any, page: int, tagged: Mapping[int, Tagged], pages: Mapping[Any, int]) -> Any:
    if isinstance(kid, int):
        return Mark(page, kid)
    if kid.get("/Type") == "/OBJR":
        return Annotation(pages[kid.Pg.objgen], kid.Obj)
    return _element(kid, tagged, pages)
