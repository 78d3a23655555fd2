"""Shorter ways through WeasyPrint 70 to the same pages: what it would do over and over, or slowly, is done once.

On a paper of 31 pages with 69 notes they save a third of the time of a PDF, most of it with the notes.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Mapping, Sequence
from math import inf
from types import SimpleNamespace
from typing import Any

from paperbuild.engines.layout.weasy.flow import see_at_once_what_is_in_flow
from paperbuild.engines.layout.weasy.hyphens import read_patterns_when_needed
from paperbuild.engines.layout.weasy.reading import read_pages_with_expat
from paperbuild.engines.layout.weasy.start import load_quickly, read_c_types_once
from paperbuild.engines.layout.weasy.styles import (
    inherit_at_once,
    look_for_math_where_it_can_be,
    resolve_lengths_once,
)
from paperbuild.engines.layout.weasy.text import keep_lines_for_drawing, measure_struts_once, set_up_pango_once
from paperbuild.engines.layout.weasy.writing import list_pages_once, write_each_object_once

_PACKING = 6  # of zlib, where WeasyPrint takes 9
_VARIATIONS = {"fvar", "gvar", "avar", "cvar", "HVAR", "MVAR", "VVAR", "STAT"}


def take_shortcuts() -> None:
    """Replaces the slow functions, for the life of this process."""
    load_quickly()
    read_c_types_once()
    read_pages_with_expat()
    inherit_at_once()
    look_for_math_where_it_can_be()
    resolve_lengths_once()
    see_at_once_what_is_in_flow()
    read_patterns_when_needed()
    set_up_pango_once()
    measure_struts_once()
    keep_lines_for_drawing()
    write_each_object_once()
    list_pages_once()
    lay_out_notes_once()
    pin_axes_with_harfbuzz()
    read_shorthands_once()
    pack_less_hard()


def lay_out_notes_once() -> None:
    """With every note that a page gets, WeasyPrint lays out all its notes anew: five notes are laid out 20 times."""
    from weasyprint.formatting_structure.boxes import FootnoteAreaBox
    from weasyprint.layout import block

    lay_out = block.block_level_layout

    def lay_out_once(
        context: Any, box: Any, bottom_space: float, skip_stack: Any, containing_block: Any, *rest: Any
    ) -> Any:
        is_whole_note = isinstance(containing_block, FootnoteAreaBox) and bottom_space == -inf
        if not is_whole_note or box.element is None or skip_stack is not None:
            return lay_out(context, box, bottom_space, skip_stack, containing_block, *rest)
        _, absolute, fixed, margins, *_ = rest
        # A page that is made again is another object: what was laid out for the first has moved to its place by then.
        known: dict[Any, Any] = containing_block.page.__dict__.setdefault("notes_laid_out", {})
        place = (box.element, box.element_tag, box.position_x, box.position_y, containing_block.width, tuple(margins))
        if place not in known:
            before = len(absolute), len(fixed)
            found = lay_out(context, box, bottom_space, skip_stack, containing_block, *rest)
            if (len(absolute), len(fixed)) != before or found[1] is not None:
                return found
            known[place] = found
        note, resume_at, next_page, adjoining, *others = known[place]
        return note, resume_at, dict(next_page), list(adjoining), *others

    block.block_level_layout = lay_out_once


def pin_axes_with_harfbuzz() -> None:
    """To embed one weight of a variable font, fontTools computes outlines in Python: HarfBuzz does it in C.

    HarfBuzz can do so since 6.0; with an older one, or one built without, it stays fontTools' work.
    """
    from fontTools.ttLib import TTFont
    from weasyprint.pdf.fonts import Font
    from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset

    if not harfbuzz_subset:
        return
    ffi.cdef("int hb_subset_input_pin_axis_location(hb_subset_input_t *, hb_face_t *, hb_tag_t, float);")
    try:
        pin = harfbuzz_subset.hb_subset_input_pin_axis_location
    except AttributeError:
        return
    subset = Font.subset

    def pinned(font: Any, glyphs: Iterable[int], values: Mapping[str, float]) -> Any:
        request = ffi.gc(harfbuzz_subset.hb_subset_input_create_or_fail(), harfbuzz_subset.hb_subset_input_destroy)
        wanted = sorted(glyphs)
        numbers = ffi.new(f"hb_codepoint_t[{len(wanted)}]", wanted)
        harfbuzz.hb_set_add_sorted_array(harfbuzz_subset.hb_subset_input_glyph_set(request), numbers, len(wanted))
        harfbuzz_subset.hb_subset_input_set_flags(
            request, harfbuzz_subset.HB_SUBSET_FLAGS_RETAIN_GIDS | harfbuzz_subset.HB_SUBSET_FLAGS_NOTDEF_OUTLINE
        )
        for axis, value in values.items():
            if not pin(request, font.hb_face, harfbuzz.hb_tag_from_string(axis.encode(), -1), value):
                return ffi.NULL
        return harfbuzz_subset.hb_subset_or_fail(font.hb_face, request)

    def pin_and_subset(font: Any, to_unicode: Mapping[int, str], hinting: bool) -> None:
        if to_unicode and "fvar" in font.tables:
            axes = TTFont(io.BytesIO(font.file_content), fontNumber=font.index, lazy=True)["fvar"].axes
            face = pinned(font, to_unicode, {axis.axisTag: _value(font, axis) for axis in axes})
            if face != ffi.NULL:
                font.hb_face = ffi.gc(face, harfbuzz.hb_face_destroy)
                font.tables = [name for name in font.tables if name not in _VARIATIONS]
        subset(font, to_unicode, hinting)

    Font.subset = pin_and_subset


def _value(font: Any, axis: Any) -> float:
    """Where on `axis` the text stands that is set in `font`, as WeasyPrint decides it."""
    decided = {"wght": font.weight, "opsz": font.font_size, "ital": int(font.style == 2), "slnt": 0}
    value = font.variations.get(axis.axisTag, decided.get(axis.axisTag, axis.defaultValue))
    return float(min(max(value, axis.minValue), axis.maxValue))


def read_shorthands_once() -> None:
    """A shorthand with a `var()` in it is read anew for every element and every property: nine times for `font`."""
    from weasyprint.css.validation.expanders import PendingExpander

    def validate(shorthand: Any, tokens: Sequence[Any], wanted_key: str, _base_url: str | None) -> Any:
        known: dict[str, Mapping[str, Any]] = shorthand.__dict__.setdefault("read", {})
        text = "".join(token.serialize() for token in tokens)
        if text not in known:
            name = shorthand.validator.keywords["name"]
            found = shorthand.validator(tokens)
            known[text] = {f"{name}{key}" if key.startswith("-") else key: value for key, value in found}
        return known[text][wanted_key]

    PendingExpander.validate = validate


def pack_less_hard() -> None:
    """The hardest packing takes three times as long, for files half a per cent smaller."""
    import pydyf

    names = {name: getattr(zlib, name) for name in dir(zlib)}
    pydyf.zlib = SimpleNamespace(**{**names, "compressobj": lambda level: zlib.compressobj(min(level, _PACKING))})
