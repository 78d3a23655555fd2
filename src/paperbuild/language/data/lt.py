"""Lithuanian."""

from __future__ import annotations

from paperbuild.language.language import LOW_HIGH, Language

LANGUAGE = Language(
    tag="lt",
    quotes=LOW_HIGH,
    letters="c:č s:š z:ž",
    groups_by_space=True,
    date_words={
        "circa": "apie {}",
        "before": "iki {}",
        "forthcoming": "rengiama",
        "in press": "spaudoje",
        "no date": "be datos",
        "seasons": "pavasaris vasara ruduo žiema",
    },
    labels={
        "table": "{} lentelė",
        "figure": "{} paveikslas",
        "table in text": "{} lent.",
        "figure in text": "{} pav.",
        "section in text": "{} sk.",
        "page in text": "p. {}",
        "note in text": "{} past.",
        "list of tables": "Lentelių sąrašas",
        "list of figures": "Paveikslų sąrašas",
        "list of abbreviations": "Santrumpų sąrašas",
        "note": "Pastaba",
        "tip": "Patarimas",
        "warning": "Įspėjimas",
        "important": "Svarbu",
        "caution": "Atsargiai",
    },
)
