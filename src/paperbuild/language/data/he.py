"""Hebrew."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="he",
    script="Hebr",
    quotes=Quotes("”", "”", "’", "’"),
    month_prefixes="בהלמ",
)
