"""Japanese."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="ja",
    script="Jpan",
    quotes=Quotes("「", "」", "『", "』"),
    percent_words=("パーセント",),
)
