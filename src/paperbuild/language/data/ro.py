"""Romanian."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="ro",
    quotes=Quotes("„", "”", "«", "»"),
    letters="a:ă a:â i:î s:ș/ş t:ț/ţ",
    date_words={
        "circa": "cca {}",
        "before": "înainte de {}",
        "decade": "anii {}",
        "forthcoming": "în curs de apariție",
        "in press": "sub tipar",
        "no date": "fără dată",
        "seasons": "primăvara vara toamna iarna",
    },
    labels={
        "table": "Tabelul {}",
        "figure": "Figura {}",
        "table in text": "tabelul {}",
        "figure in text": "figura {}",
        "formula in text": "ecuația ({})",
        "section in text": "secțiunea {}",
        "page in text": "pagina {}",
        "note in text": "nota {}",
        "list of tables": "Lista tabelelor",
        "list of figures": "Lista figurilor",
        "list of abbreviations": "Lista abrevierilor",
        "note": "Notă",
        "tip": "Sfat",
        "warning": "Avertisment",
        "important": "Important",
        "caution": "Atenție",
    },
    ordinary_months="mai",
    scale_words={"mii": 3, "mil.": 6, "mld.": 9, "milioane": 6, "miliarde": 9, "mil": 6},
    percent_words=(
        r"puncte procentuale",
        "la sută",
        "procente?",
        "%",
    ),
    shares=r"jumăt\w+|treim\w+|sfert\w*|pătrim\w+|cincim\w+|zecim\w+",
    out_of=r"din",
    ordinary_numbers=r"nou[ăa]?|noi",
)
