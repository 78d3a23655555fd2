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
    noun_endings="is|io|į|yje|iui|iu|as|o|ą|e|u|ui|ė|ės|ę|ėje|ų|ai|ams|ais|uose|us|tis|čiai|čių|čius|čiams",
    scale_words={"tūkst.": 3, "mln.": 6, "mlrd.": 9},
    percent_words=(
        r"procent\w*",
        r"proc\.",
    ),
    shares=r"pus\w+|trečdal\w+|ketvirtadal\w+|penktadal\w+|dešimtadal\w+",
)
