"""Japanese."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="ja",
    script="Jpan",
    quotes=Quotes("「", "」", "『", "』"),
    percent_words=("パーセント",),
    date_words={
        "circa": "{}頃",
        "before": "{}以前",
        "decade": "{}年代",
        "forthcoming": "近刊",
        "in press": "印刷中",
        "no date": "日付なし",
        "seasons": "春 夏 秋 冬",
    },
)
