"""Belarusian."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="be",
    script="Cyrl",
    family="East Slavic",
    sizes=r"тыс\.",
    labels={
        "table": "Табліца {}",
        "figure": "Рысунак {}",
        "table in text": "табл. {}",
        "figure in text": "рыс. {}",
        "section in text": "разд. {}",
        "page in text": "с. {}",
        "note in text": "заўв. {}",
        "caption": "{} — {}",
        "list of tables": "Спіс табліц",
        "list of figures": "Спіс рысункаў",
        "list of abbreviations": "Спіс скарачэнняў",
        "note": "Заўвага",
        "tip": "Парада",
        "warning": "Папярэджанне",
        "important": "Важна",
        "caution": "Асцярожна",
    },
    noun_endings="а|у|ам|е|ы|аў|амі|ах|я|ю|ем|і|яў",
    scale_words={"тыс.": 3, "млн.": 6, "млрд.": 9},
    percent_words=(r"працэнт\w*",),
    shares=r"палов\w+|трэц\w+|чвэрц\w+",
)
