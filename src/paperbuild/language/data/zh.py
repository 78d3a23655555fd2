"""Chinese."""

from __future__ import annotations

from dataclasses import replace

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="zh",
    script="Hans",
    title_marks=("《", "》"),
    percent_words=("百分之",),
    date_words={
        "circa": "约{}",
        "before": "{}以前",
        "decade": "{}年代",
        "forthcoming": "即将出版",
        "in press": "送印中",
        "no date": "日期不详",
        "seasons": "春 夏 秋 冬",
    },
)

FORMS = (
    replace(
        LANGUAGE,
        tag="zh-Hant",
        also=("zh-HK", "zh-MO", "zh-TW"),
        script="Hant",
        quotes=Quotes("「", "」", "『", "』"),
        date_words={
            "circa": "約{}",
            "before": "{}以前",
            "decade": "{}年代",
            "forthcoming": "即將出版",
            "in press": "印刷中",
            "no date": "日期不詳",
            "seasons": "春 夏 秋 冬",
        },
    ),
)
