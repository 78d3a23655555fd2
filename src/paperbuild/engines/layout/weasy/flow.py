"""Has WeasyPrint 70 ask fewer questions about where a box stands in the flow of the text."""

from __future__ import annotations

from typing import Any


def see_at_once_what_is_in_flow() -> None:
    """Five questions with one answer for nearly every box: it neither floats nor is placed by itself."""
    from weasyprint.formatting_structure.boxes import Box

    is_in_normal_flow = Box.is_in_normal_flow

    def is_in_flow(box: Any) -> Any:
        style = box.style
        is_usual = style["float"] == "none" and style["position"] in {"static", "relative"}
        return is_usual or is_in_normal_flow(box)

    Box.is_in_normal_flow = is_in_flow
