"""Tajik."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="tg",
    script="Cyrl",
    family="Persian",
    labels={
        "table": "Ҷадвали {}",
        "figure": "Расми {}",
        "table in text": "ҷадвали {}",
        "figure in text": "расми {}",
        "formula in text": "формулаи ({})",
        "section in text": "қисми {}",
        "page in text": "саҳ. {}",
        "note in text": "эзоҳи {}",
        "caption": "{} — {}",
        "list of tables": "Рӯйхати ҷадвалҳо",
        "list of figures": "Рӯйхати расмҳо",
        "list of abbreviations": "Рӯйхати ихтисораҳо",
        "note": "Эзоҳ",
        "tip": "Маслиҳат",
        "warning": "Огоҳӣ",
        "important": "Муҳим",
        "caution": "Эҳтиёт",
    },
)
