"""Dari."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(tag="prs", family="Persian")
