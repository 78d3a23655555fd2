"""Serbian."""

from __future__ import annotations

from dataclasses import replace

from paperbuild.language.data.cnr import LANGUAGE as MONTENEGRIN
from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="sr",
    script="Cyrl",
    family="Serbo-Croatian",
    quotes=Quotes("„", "”", "‘", "’"),
    date_words={
        "circa": "око {}",
        "before": "пре {}",
        "forthcoming": "у припреми",
        "in press": "у штампи",
        "no date": "без датума",
        "seasons": "пролеће лето јесен зима",
    },
    labels={
        "table": "Табела {}",
        "figure": "Слика {}",
        "table in text": "таб. {}",
        "figure in text": "сл. {}",
        "section in text": "одељ. {}",
        "page in text": "стр. {}",
        "note in text": "нап. {}",
        "list of tables": "Списак табела",
        "list of figures": "Списак слика",
        "list of abbreviations": "Списак скраћеница",
        "note": "Напомена",
        "tip": "Савет",
        "warning": "Упозорење",
        "important": "Важно",
        "caution": "Опрез",
    },
    noun_endings="а|у|ом|е|и|има|a|u|om|e|i|ima",
    percent_words=(
        r"посто\w*",
        "одсто",
        r"posto\w*",
        "odsto",
        r"процен\w+",
        r"procen\w+",
    ),
    shares=r"половин\w+|трећин\w+|четвртин\w+|петин\w+|polovin\w+|trećin\w+|četvrtin\w+|petin\w+",
)

# Of the labels Montenegrin has the same, in Latin letters, but for one word.
FORMS = (
    replace(
        LANGUAGE,
        tag="sr-Latn",
        script="Latn",
        labels={**MONTENEGRIN.labels, "tip": "Savet"},
    ),
)
