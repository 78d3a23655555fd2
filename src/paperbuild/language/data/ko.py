"""Korean."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="ko",
    script="Kore",
    citation_words={"ibid": "위의 글", "accessed": "접속일"},
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
    scale_words={"천": 3, "백": 2, "만": 4, "억": 8, "조": 12},
    has_particles=True,
    number_forms="2:이틀 3:사흘 4:나흘 5:다섯/닷새 6:여섯/엿새 7:일곱 8:여덟/여드레 9:아홉/아흐레 10:열흘",
    percent_words=(
        r"퍼센트\w*",
        "프로",
    ),
    shares="절반|반수|과반|분의",
    growth=0.57,
)
