"""Belarusian."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(tag="be", script="Cyrl", family="East Slavic", sizes=r"тыс\.")
