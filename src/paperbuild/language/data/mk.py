"""Macedonian."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(tag="mk", script="Cyrl", family="Bulgarian and Macedonian")
