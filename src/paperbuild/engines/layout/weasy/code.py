"""Has the PDF say each line of code as it was written: with its spaces, and whole where it is broken.

Programs that copy a PDF's text make up its spaces from where letters stand: those at the start of a line are lost, and
two are one. So each line says its text in other words (`ActualText`, ISO 32000-1, 14.9.4). Where it is longer than the
column and goes on in the next line, its first line says all of it and the others nothing: what is copied runs as it was
typed.
"""

from __future__ import annotations

from typing import Any

from paperbuild.engines.layout.weasy.places import replace_everywhere

CODE_LINE = "code-line"
"""The class of the element that a line of code is, which has nothing in it but text."""


def say_code_as_written() -> None:
    """Mends the functions that draw lines and their text, for the life of this process."""
    from weasyprint import draw as drawing
    from weasyprint.draw import text as text_drawing
    from weasyprint.formatting_structure.boxes import LineBox, TextBox

    draw_line, draw_text = drawing.draw_inline_level, text_drawing.draw_first_line

    def draw_line_of_code(stream: Any, page: Any, box: Any, *rest: Any, **options: Any) -> None:
        if isinstance(box, LineBox) and box.element is not None and box.element.get("class") == CODE_LINE:
            for child in box.children:
                if isinstance(child, TextBox):
                    child.code_said = (box.element.text or "") if _is_first(child, box) else ""
        draw_line(stream, page, box, *rest, **options)

    def draw_and_say(stream: Any, box: Any, *rest: Any) -> Any:
        said = _said(box)
        if said is None:
            return draw_text(stream, box, *rest)
        stream.stream.append(b"/Span <</ActualText <%b>>> BDC" % _utf16(said))
        images = draw_text(stream, box, *rest)
        stream.stream.append(b"EMC")
        return images

    replace_everywhere(draw_line, draw_line_of_code)
    text_drawing.draw_first_line = draw_and_say


def _is_first(text: Any, line: Any) -> bool:
    """Whether a line is the first of its block, which may have begun on the page before: the style sheet indents it, by
    less than can be seen."""
    return bool(text.position_x > line.position_x)


def _said(box: Any) -> str | None:
    """What a piece of text says in other words: a line of code, or within a line code with more than one space."""
    if getattr(box, "element", None) is not None and box.element.tag == "code" and "  " in box.text:
        return str(box.text)
    said: str | None = vars(box).get("code_said")
    return said


def _utf16(text: str) -> bytes:
    """In capitals: in small letters it would be taken for the codes of glyphs (`paint.py`)."""
    return f"\ufeff{text}".encode("utf-16-be").hex().upper().encode()
