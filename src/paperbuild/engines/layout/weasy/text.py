"""Has WeasyPrint 70 ask Pango less: what is the same for a style is made once, and a line is shaped once to be drawn.

What is remembered hangs on the style or on the font configuration that it belongs to, and goes with it. A style is not
changed any more once a text has been set in it: WeasyPrint makes a copy, which remembers nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from paperbuild.engines.layout.weasy.places import replace_everywhere

# What Pango takes for the end of a paragraph: the control characters, and U+2029.
_PARAGRAPH_END = re.compile("[\n\r\u2029]")


@dataclass(frozen=True)
class _Setup:
    """What Pango needs to know for texts of a style: a context, a font, a language, and font features if there are.

    `metrics` are the values that underlining needs, by the names of a Layout's attributes, in px.
    """

    context: Any
    font: Any
    language: Any
    features: Any
    metrics: dict[str, float | None]


def set_up_pango_once() -> None:
    """A context, a font description, its metrics and a list of features are made anew for every text that is measured.

    One context serves a direction and a language, one of the others a style. The lists of features, which WeasyPrint
    never frees, are freed with the text.
    """
    from weasyprint.text.ffi import ffi, gobject, pango
    from weasyprint.text.line_break import Layout

    ffi.cdef("PangoAttrList * pango_attr_list_copy (PangoAttrList *list);")
    new_layout, unref = pango.pango_layout_new, gobject.g_object_unref
    copy, unref_list = pango.pango_attr_list_copy, pango.pango_attr_list_unref

    def setup(layout: Any, style: Any) -> None:
        known: _Setup | None = vars(style).get("pango_setup")
        if known is None:
            known = style.pango_setup = _setup(style)
        layout.style, layout.first_line_direction, layout.language = style, 0, known.language
        layout.layout = made = ffi.gc(new_layout(known.context), unref)
        pango.pango_layout_set_auto_dir(made, False)
        pango.pango_layout_set_font_description(made, known.font)
        vars(layout).update(known.metrics)
        if known.features is not None:  # a copy, since a layout adds to its list
            pango.pango_layout_set_attributes(made, ffi.gc(copy(known.features), unref_list))

    Layout.setup = setup


def _setup(style: Any) -> _Setup:
    from weasyprint.text.fonts import get_font_description

    context, language = _context(style)
    font = get_font_description(style)
    return _Setup(context, font, language, _features(style), _metrics(style, context, font, language))


def _context(style: Any) -> tuple[Any, Any]:
    """The Pango context for texts of the direction and language of `style`, and that language."""
    from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
    from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p

    override = style["font_language_override"]
    code = style["lang"] if override == "normal" else LST_TO_ISO.get(override.lower(), override)
    known: dict[Any, tuple[Any, Any]] = vars(style.font_config).setdefault("pango_contexts", {})
    key = style["direction"], code or None
    if key not in known:
        context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
        pango.pango_context_set_round_glyph_positions(context, False)
        pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
        if code:
            pointer, _alive = unicode_to_char_p(code)
            language = pango.pango_language_from_string(pointer)
            pango.pango_context_set_language(context, language)
        else:
            language = pango.pango_language_get_default()
        known[key] = context, language
    return known[key]


def _features(style: Any) -> Any:
    """A list of Pango's with the font features of `style`; None where it asks for none."""
    from weasyprint.text.ffi import ffi, pango
    from weasyprint.text.fonts import font_features

    asked = (
        "font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps", "font_variant_numeric",
        "font_variant_alternates", "font_variant_east_asian", "font_feature_settings",
    )  # fmt: skip
    features = font_features(*(style[name] for name in asked))
    if not features:
        return None
    text = ",".join(f"{name} {value}" for name, value in features.items()).encode()
    made = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    pango.pango_attr_list_insert(made, pango.pango_attr_font_features_new(text))
    return made


def _metrics(style: Any, context: Any, font: Any, language: Any) -> dict[str, float | None]:
    from weasyprint.text.ffi import FROM_UNITS, ffi, pango

    if style["text_decoration_line"] == "none":
        return dict.fromkeys(("ascent", "underline_position", "strikethrough_position"))
    names = (
        "ascent", "underline_position", "strikethrough_position", "underline_thickness", "strikethrough_thickness",
    )  # fmt: skip
    metrics = ffi.gc(pango.pango_context_get_metrics(context, font, language), pango.pango_font_metrics_unref)
    return {name: FROM_UNITS * getattr(pango, f"pango_font_metrics_get_{name}")(metrics) for name in names}


def measure_struts_once() -> None:
    """To find the height of a style's lines where it has kept it, WeasyPrint writes fourteen properties in a string."""
    from weasyprint.text.line_break import strut

    def strut_of_style(style: Any) -> Any:
        known = vars(style).get("strut")
        if known is None:
            known = style.strut = strut(style)
        return known

    replace_everywhere(strut, strut_of_style)


def keep_lines_for_drawing() -> None:
    """A line is thrown away when it has been set, and made and shaped anew when it is drawn: it is kept until then.

    Not where it would be another: with wider spaces in a justified line, and with the end of a paragraph in it, which
    is drawn as a letter. Both modes of Pango give the same line of a text that has no such end.
    """
    from weasyprint.text.ffi import pango
    from weasyprint.text.line_break import Layout

    set_text, deactivate, reactivate = Layout.set_text, Layout.deactivate, Layout.reactivate
    set_single = pango.pango_layout_set_single_paragraph_mode

    def set_text_as_drawn(layout: Any, text: str, justify: bool = False) -> None:
        layout.is_as_drawn = _PARAGRAPH_END.search(text) is None
        set_single(layout.layout, layout.is_as_drawn)
        set_text(layout, text, justify)

    def keep(layout: Any) -> None:
        if layout.justification_spacing or vars(layout).pop("is_drawn", False) or not layout.is_as_drawn:
            deactivate(layout)

    def take(layout: Any, style: Any) -> None:
        if vars(layout).get("style") is not style:
            reactivate(layout, style)
        layout.is_drawn = True

    Layout.set_text, Layout.deactivate, Layout.reactivate = set_text_as_drawn, keep, take
