"""The format PDF: it has been laid out before any file is made, since others name its pages."""

from __future__ import annotations

from paperbuild.model.formats import Format
from paperbuild.output.artifact import Artifact
from paperbuild.output.format import Order, OutputFormat


def _laid_out(order: Order) -> Artifact:
    assert order.pdf is not None  # noqa: S101 - a format that needs the layout is made after it
    return order.pdf


FORMAT = OutputFormat(
    name=Format.PDF.value,
    label="PDF",
    media_type="application/pdf",
    place=1,
    needs_layout=True,
    render=_laid_out,
)
