"""Bulgarian."""

from __future__ import annotations

from paperbuild.language.language import LOW_HIGH, Language

LANGUAGE = Language(
    tag="bg",
    script="Cyrl",
    family="Bulgarian and Macedonian",
    quotes=LOW_HIGH,
    groups_by_space=True,
    after_number=r"г\.",
    keeps_dash=True,
    date_words={
        "circa": "ок. {}",
        "before": "преди {}",
        "decade": "{}-те",
        "forthcoming": "предстоящ",
        "in press": "под печат",
        "no date": "без дата",
        "seasons": "пролет лято есен зима",
    },
    labels={
        "table": "Таблица {}",
        "figure": "Фигура {}",
        "table in text": "таблица {}",
        "figure in text": "фигура {}",
        "formula in text": "формула ({})",
        "section in text": "раздел {}",
        "page in text": "стр. {}",
        "note in text": "бележка {}",
        "list of tables": "Списък на таблиците",
        "list of figures": "Списък на фигурите",
        "list of abbreviations": "Списък на съкращенията",
        "note": "Бележка",
        "tip": "Съвет",
        "warning": "Предупреждение",
        "important": "Важно",
        "caution": "Внимание",
    },
    noun_endings="а|ът|та|и",
    scale_words={"хил.": 3, "млн.": 6, "млрд.": 9},
    percent_words=(
        r"процент\w*",
        "на сто",
    ),
    shares=r"половин\w+|трет\w+|четвърт\w+|пет[аи]\w*|десет\w+",
)
