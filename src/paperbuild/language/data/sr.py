"""Serbian."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="sr",
    script="Cyrl",
    family="Serbo-Croatian",
    quotes=Quotes("„", "”", "‘", "’"),
    date_words={
        "circa": "око {}",
        "before": "пре {}",
        "forthcoming": "у припреми",
        "in press": "у штампи",
        "no date": "без датума",
        "seasons": "пролеће лето јесен зима",
    },
)
