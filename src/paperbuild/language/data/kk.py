"""Kazakh."""

from __future__ import annotations

from paperbuild.language.language import ANY_ENDING, Language

LANGUAGE = Language(
    tag="kk",
    script="Cyrl",
    noun_endings=ANY_ENDING,
    percent_words=(r"пайыз\w*",),
    shares=r"жарт\w+|үштен|төрттен|бестен|оннан|шире\w+",
    num2words_name="kz",
    labels={
        "table": "{}-кесте",
        "figure": "{}-сурет",
        "table in text": "{}-кесте",
        "figure in text": "{}-сурет",
        "section in text": "{}-бөлім",
        "page in text": "{}-бет",
        "note in text": "{}-ескертпе",
        "list of tables": "Кестелер тізімі",
        "list of figures": "Суреттер тізімі",
        "list of abbreviations": "Қысқартулар",
        "note": "Ескертпе",
        "tip": "Кеңес",
        "warning": "Ескерту",
        "important": "Маңызды",
        "caution": "Абайлаңыз",
    },
    ordinary_numbers=r"он(?:ы|ың|да|дан|ымен)|алтын\w*|жүз\w+",
)
