"""Lays out a page and tells where it draws rectangles: the grounds of boxes."""

from __future__ import annotations

import datetime
import io

import pikepdf

from paperbuild.engines.layout.process import LayoutProcess
from paperbuild.engines.layout.request import LayoutRequest
from tests.clock import HANGS_S

CREATED = datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC)
PAGE = "@page { size: 100mm 100mm; margin: 10mm } body { margin: 0; font: 4mm/5mm serif } p, div { margin: 0 }"


def grounds(body: str, style: str, direction: str = "ltr") -> list[tuple[float, float]]:
    """The left and the right edge, in CSS pixels, of each ground on the first page, in the order of drawing."""
    html = f"<html lang=en dir={direction}><title>a</title><style>{PAGE}{style}</style><body>{body}</html>"
    with LayoutProcess() as process:
        made = process.lay_out(LayoutRequest(html, "", {}, {}, "pdf/a-3a", b"0" * 16, "en", CREATED), HANGS_S).pdf
    drawn: list[tuple[float, float]] = []
    waiting: list[tuple[float, float]] = []
    with pikepdf.open(io.BytesIO(made)) as pdf:
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
            if str(operator) == "re":
                x, _, width, _ = map(float, operands)
                waiting.append((x, x + width))
            elif str(operator) in {"f", "f*"}:  # others are for cutting off
                drawn += waiting
                waiting = []
            elif str(operator) == "n":
                waiting = []
    return drawn
