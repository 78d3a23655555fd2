"""Chinese."""

from __future__ import annotations

from dataclasses import replace

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="zh",
    script="Hans",
    title_marks=("《", "》"),
    percent_words=("百分之",),
)

FORMS = (
    replace(
        LANGUAGE, tag="zh-Hant", also=("zh-HK", "zh-MO", "zh-TW"), script="Hant", quotes=Quotes("「", "」", "『", "』")
    ),
)
