"""Russian."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="ru",
    script="Cyrl",
    family="East Slavic",
    quotes=Quotes("«", "»", "„", "“"),
    groups_by_space=True,
    before_number=r"с\.|стр\.|т\.|гл\.|ст\.|п\.|рис\.|№|§",
    after_number=r"гг?\.|вв?\.|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
    sizes=r"тыс\.",
    short_words="вВкКсСоОуУиИаАяЯ",
    abbreviations="т.е. т.д. т.к. т.п. и.о.",
    keeps_dash=True,
    date_words={
        "circa": "ок. {}",
        "before": "до {}",
        "decade": "{}-е",
        "forthcoming": "готовится к печати",
        "in press": "в печати",
        "no date": "без даты",
        "seasons": "весна лето осень зима",
    },
    labels={
        "table": "Таблица {}",
        "figure": "Рисунок {}",
        "table in text": "табл. {}",
        "figure in text": "рис. {}",
        "section in text": "разд. {}",
        "page in text": "с. {}",
        "note in text": "прим. {}",
        "caption": "{} — {}",
        "list of tables": "Список таблиц",
        "list of figures": "Список рисунков",
        "list of abbreviations": "Список сокращений",
        "note": "Примечание",
        "tip": "Совет",
        "warning": "Предупреждение",
        "important": "Важно",
        "caution": "Осторожно",
    },
    noun_endings="а|у|ом|е|ы|ов|ам|ами|ах|ь|я|ю|ем|ём|и|ей|ям|ями|ях|й|ью|ные|ных|ными|ный|ного",
    scale_words={"тыс.": 3, "млн.": 6, "млрд.": 9, "трлн": 12, "трлн.": 12},
    percent_words=(
        r"п\. ?п\.",
        r"процент\w*",
        r"проц\.",
        r"-?процентн\w*",
    ),
    shares=r"половин\w+|пол|трет\w+|четверт\w+|пят\w+|десят\w+",
    times=r"утра|вечера|ночи|дня|полдень|полноч|половин\w+ \w+|четверть",
    growth=1.01,
    out_of=r"из",
    ordinary_numbers=r"семь(?:я|е|ю|и)\w*|пятн\w+|шестер\w+|сорок[аи]",
)
