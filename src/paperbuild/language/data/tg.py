"""Tajik."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(tag="tg", script="Cyrl", family="Persian")
