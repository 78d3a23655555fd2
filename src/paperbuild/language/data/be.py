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
)
