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
    citation_words={"ibid": "tamtéž"},
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
    noun_endings="en|na|nu|nem|ne|ec|ce|ci|cem|a|u|em|e|ě|ů|ům|ech|y|ích|i|ou|ám|ách|ami|ový|ové|ového",
    scale_words={"tis.": 3, "mil.": 6, "mld.": 9},
    percent_words=(
        r"p\. ?b\.",
        r"procent\w*",
        r"proc\.",
    ),
    shares=r"polovin\w+|půl\w*|třetin\w+|čtvrtin\w+|čtvrt\w*|pětin\w+|desetin\w+",
    times=r"půl|čtvrt|ráno|večer|poledne|půlnoc",
    ordinary_months="září",
    growth=0.92,
    out_of=r"z",
    ordinary_numbers=r"sed[^m]\w*|st[oaué]\w*",
)
