"""Icelandic."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(tag="is", letters="d:ð z:þ z:æ z:ö z:å")
