"""Persian."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="fa",
    script="Arab",
    family="Persian",
    quotes=Quotes("«", "»", "‹", "›"),
)
