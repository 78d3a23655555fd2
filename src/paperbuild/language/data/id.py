"""Indonesian."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(tag="id", family="Malay")
