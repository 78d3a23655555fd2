"""Serbo-Croatian."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(tag="sh", family="Serbo-Croatian")
