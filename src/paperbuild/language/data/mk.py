"""Macedonian."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="mk",
    script="Cyrl",
    family="Bulgarian and Macedonian",
    labels={
        "table": "Табела {}",
        "figure": "Слика {}",
        "table in text": "табела {}",
        "figure in text": "слика {}",
        "formula in text": "равенка ({})",
        "section in text": "дел {}",
        "page in text": "стр. {}",
        "note in text": "белешка {}",
        "list of tables": "Листа на табели",
        "list of figures": "Листа на слики",
        "list of abbreviations": "Листа на кратенки",
        "note": "Белешка",
        "tip": "Совет",
        "warning": "Предупредување",
        "important": "Важно",
        "caution": "Внимание",
    },
)
