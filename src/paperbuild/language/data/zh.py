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
    other_calendars=("roc",),
    scale_words={"千": 3, "百": 2, "万": 4, "萬": 4, "亿": 8, "億": 8, "兆": 12, "万亿": 12},
    percent_before=("百分之",),
    shares="一半|半数|半數|过半|過半|三分之|四分之|五分之|十分之|3分之|4分之|5分之|成",
    growth=0.35,
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
    ),
)
