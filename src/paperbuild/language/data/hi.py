"""Hindi."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(tag="hi", script="Deva", family="Hindustani")
