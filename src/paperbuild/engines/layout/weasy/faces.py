"""Fonts before anything is drawn with them: kept while the style sheets are that name them, and found by their names.

A page that another process drew names its fonts by what Pango calls them. A font is believed to be the same only where
Pango's description of it and the bytes of its file are.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any


@dataclass(frozen=True)
class FaceName:
    """What tells a font from others: Pango's `description`, its size in px, the digest of its file, its place there."""

    description: bytes
    size: float
    digest: bytes
    index: int


class Faces:
    """The fonts of a font configuration, by WeasyPrint's keys."""

    def __init__(self, config: Any) -> None:
        self._config = config
        self._known: dict[Any, Any] = config.__dict__.setdefault("faces", {})

    def of(self, key: Any, name: FaceName) -> Any:
        """The font with this key and name, with which nothing has been drawn; None where there is no such font."""
        if key not in self._known:
            self._known[key] = self._loaded(key, name)
        found = self._known[key]
        return found if found is not None and found.named == name else None

    def _loaded(self, key: Any, name: FaceName) -> Any:
        from weasyprint.pdf.stream import Font
        from weasyprint.text.ffi import ffi, gobject, pango
        from weasyprint.text.fonts import get_pango_font_key

        # What a style sheet says of the axes of a font, Pango adds by itself; told of it, it finds another.
        plain = name.description.partition(b" @")[0]
        asked = ffi.gc(pango.pango_font_description_from_string(plain), pango.pango_font_description_free)
        fonts = self._config.font_map
        context = ffi.gc(pango.pango_font_map_create_context(fonts), gobject.g_object_unref)
        pango.pango_context_set_round_glyph_positions(context, False)
        found = pango.pango_font_map_load_font(fonts, context, asked)
        if found == ffi.NULL:
            return None
        font = ffi.gc(found, gobject.g_object_unref)
        found_key, description, size = get_pango_font_key(font)
        return Font(font, description, size).face if found_key == key else None

    def add(self, key: Any, face: Any) -> None:
        """Keeps a font that a page was drawn with."""
        self._known.setdefault(key, face)


def declare_functions() -> None:
    """Tells cffi of the functions of Pango that WeasyPrint does without, once in the life of this process."""
    from weasyprint.text.ffi import ffi

    ffi.cdef("gpointer g_object_ref(gpointer object);")
    ffi.cdef("PangoFontDescription * pango_font_description_from_string(const char *text);")


def with_face(font: Any, pango_font: Any) -> Any:
    """`font`, WeasyPrint's for one of Pango's, with what it is before anything is drawn with it."""
    font.face = fresh(font)
    font.face.pango_font = _held(pango_font)
    font.face.named = _name(font, pango_font)
    return font


def fresh(face: Any) -> Any:
    """A font as `face` is, with which nothing has been drawn."""
    font = copy.copy(face)
    font.to_unicode, font.widths, font.missing = {}, {}, {}
    font.variations, font.tables = dict(face.variations), list(face.tables)
    font.face = face
    return font


def _held(font: Any) -> Any:
    """Pango's `font`, which stays as long as this: WeasyPrint's has a pointer into it."""
    from weasyprint.text.ffi import ffi, gobject

    return ffi.gc(gobject.g_object_ref(font), gobject.g_object_unref)


def _name(font: Any, pango_font: Any) -> FaceName:
    from weasyprint.text.ffi import ffi, pango

    made = pango.pango_font_describe_with_absolute_size(pango_font)
    description = ffi.gc(made, pango.pango_font_description_free)
    text = bytes(ffi.string(pango.pango_font_description_to_string(description)))
    return FaceName(text, font.font_size, digest_of(font.face), font.index)


def digest_of(face: Any) -> bytes:
    """What tells the file of a font from others: computed once for all fonts that are made of one."""
    found = face.__dict__.get("digest")
    if found is None:
        found = face.digest = blake2b(face.file_content, digest_size=16).digest()
    return bytes(found)
