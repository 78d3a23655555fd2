"""Czech."""

from __future__ import annotations

from paperbuild.language.language import LOW_HIGH, Language

LANGUAGE = Language(
    tag="cs",
    family="Czech and Slovak",
    quotes=LOW_HIGH,
    letters="c:č h:ch r:ř s:š z:ž",
    groups_by_space=True,
    before_number=r"s\.|č\.|čl\.|odst\.|sv\.|kap\.|§",
    short_words="kKsSvVzZoOuUaAiI",
    abbreviations="t.j.",
    date_words={
        "circa": "cca {}",
        "before": "před {}",
        "decade": "{}. léta",
        "forthcoming": "připravuje se",
        "in press": "v tisku",
        "no date": "nedatováno",
        "seasons": "jaro léto podzim zima",
    },
    labels={
        "table": "Tabulka {}",
        "figure": "Obrázek {}",
        "table in text": "tab. {}",
        "figure in text": "obr. {}",
        "section in text": "kap. {}",
        "page in text": "s. {}",
        "note in text": "pozn. {}",
        "caption": "{}: {}",
        "list of tables": "Seznam tabulek",
        "list of figures": "Seznam obrázků",
        "list of abbreviations": "Seznam zkratek",
        "note": "Poznámka",
        "tip": "Tip",
        "warning": "Varování",
        "important": "Důležité",
        "caution": "Pozor",
    },
)
