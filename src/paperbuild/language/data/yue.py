"""Cantonese."""

from __future__ import annotations

from dataclasses import replace

from paperbuild.language.language import ENGLISH_QUOTES, Language, Quotes

LANGUAGE = Language(tag="yue", script="Hant", quotes=Quotes("「", "」", "『", "』"))

FORMS = (replace(LANGUAGE, tag="yue-Hans", also=("yue-CN",), script="Hans", quotes=ENGLISH_QUOTES),)
