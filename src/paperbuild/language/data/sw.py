"""Swahili."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="sw",
    percent_before=("asilimia",),
    shares="nusu|theluthi|robo|thumuni|humusi",
    times="asubuhi|mchana|jioni|usiku|alasiri|kasoro|na nusu|na robo",
    labels={
        "table": "Jedwali {}",
        "figure": "Kielelezo {}",
        "table in text": "jedwali {}",
        "figure in text": "kielelezo {}",
        "section in text": "sehemu {}",
        "page in text": "uk. {}",
        "note in text": "tanbihi {}",
        "list of tables": "Orodha ya majedwali",
        "list of figures": "Orodha ya vielelezo",
        "list of abbreviations": "Vifupisho",
        "note": "Tanbihi",
        "tip": "Kidokezo",
        "warning": "Onyo",
        "important": "Muhimu",
        "caution": "Tahadhari",
    },
)
