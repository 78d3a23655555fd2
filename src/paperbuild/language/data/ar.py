"""Arabic."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="ar",
    script="Arab",
    quotes=Quotes("”", "“", "’", "‘"),
    joined_and="و",
)
