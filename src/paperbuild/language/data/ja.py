"""Japanese."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="ja",
    script="Jpan",
    quotes=Quotes("「", "」", "『", "』"),
    date_words={
        "circa": "{}頃",
        "before": "{}以前",
        "decade": "{}年代",
        "forthcoming": "近刊",
        "in press": "印刷中",
        "no date": "日付なし",
        "seasons": "春 夏 秋 冬",
    },
    citation_words={"ibid": "同上"},
    labels={
        "table": "表{}",
        "figure": "図{}",
        "table in text": "表{}",
        "figure in text": "図{}",
        "formula in text": "式（{}）",
        "section in text": "第{}節",
        "page in text": "{}ページ",
        "note in text": "注{}",
        "caption": "{}　{}",
        "list of tables": "表目次",
        "list of figures": "図目次",
        "list of abbreviations": "略語一覧",
        "note": "注記",
        "tip": "ヒント",
        "warning": "警告",
        "important": "重要",
        "caution": "注意",
    },
    other_calendars=("japanese",),
    scale_words={"千": 3, "百": 2, "万": 4, "億": 8, "兆": 12},
    percent_words=(
        "パーセント",
        "ポイント",
    ),
    shares="半数|半分|過半|三分の|四分の|五分の|十分の|[3３]分の|[4４]分の|[5５]分の|割|大半",
    growth=0.47,
)
