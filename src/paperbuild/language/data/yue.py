"""Cantonese."""

from __future__ import annotations

from dataclasses import replace

from paperbuild.language.language import ENGLISH_QUOTES, Language, Quotes

LANGUAGE = Language(
    tag="yue",
    script="Hant",
    quotes=Quotes("「", "」", "『", "』"),
    labels={
        "table": "表{}",
        "figure": "圖{}",
        "table in text": "表{}",
        "figure in text": "圖{}",
        "formula in text": "式（{}）",
        "section in text": "第{}節",
        "page in text": "第{}頁",
        "note in text": "註{}",
        "caption": "{}　{}",
        "list of tables": "表目錄",
        "list of figures": "圖目錄",
        "list of abbreviations": "縮寫表",
        "note": "備註",
        "tip": "提示",
        "warning": "警告",
        "important": "重要",
        "caution": "注意",
    },
    scale_words={"千": 3, "百": 2, "万": 4, "萬": 4, "亿": 8, "億": 8},
    percent_before=("百分之",),
    shares="一半|半數|三分之|四分之|五分之|十分之|成",
)

FORMS = (
    replace(
        LANGUAGE,
        tag="yue-Hans",
        also=("yue-CN",),
        script="Hans",
        quotes=ENGLISH_QUOTES,
        labels={
            "table": "表{}",
            "figure": "图{}",
            "table in text": "表{}",
            "figure in text": "图{}",
            "formula in text": "式（{}）",
            "section in text": "第{}节",
            "page in text": "第{}页",
            "note in text": "注{}",
            "caption": "{}　{}",
            "list of tables": "表目录",
            "list of figures": "图目录",
            "list of abbreviations": "缩略语表",
            "note": "备注",
            "tip": "提示",
            "warning": "警告",
            "important": "重要",
            "caution": "注意",
        },
    ),
)
