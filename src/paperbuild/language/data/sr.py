"""Serbian."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="sr",
    script="Cyrl",
    family="Serbo-Croatian",
    quotes=Quotes("„", "”", "‘", "’"),
)
