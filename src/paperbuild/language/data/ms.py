"""Malay."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(tag="ms", family="Malay")
