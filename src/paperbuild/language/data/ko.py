"""Korean."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="ko",
    script="Kore",
    labels={
        "table": "표 {}",
        "figure": "그림 {}",
        "table in text": "표 {}",
        "figure in text": "그림 {}",
        "formula in text": "식 ({})",
        "section in text": "{}절",
        "page in text": "{}쪽",
        "note in text": "주 {}",
        "list of tables": "표 차례",
        "list of figures": "그림 차례",
        "list of abbreviations": "약어 목록",
        "note": "참고",
        "tip": "도움말",
        "warning": "경고",
        "important": "중요",
        "caution": "주의",
    },
)
