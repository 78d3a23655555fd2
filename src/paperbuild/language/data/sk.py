"""Slovak."""

from __future__ import annotations

from paperbuild.language.language import LOW_HIGH, Language

LANGUAGE = Language(
    tag="sk",
    family="Czech and Slovak",
    quotes=LOW_HIGH,
    letters="a:ä c:č h:ch o:ô s:š z:ž",
    groups_by_space=True,
    short_words="kKsSvVzZoOuUaAiI",
    date_words={
        "circa": "cca {}",
        "before": "pred {}",
        "forthcoming": "pripravuje sa",
        "in press": "v tlači",
        "no date": "bez dátumu",
        "seasons": "jar leto jeseň zima",
    },
    labels={
        "table": "Tabuľka {}",
        "figure": "Obrázok {}",
        "table in text": "tab. {}",
        "figure in text": "obr. {}",
        "section in text": "kap. {}",
        "page in text": "s. {}",
        "note in text": "pozn. {}",
        "caption": "{}: {}",
        "list of tables": "Zoznam tabuliek",
        "list of figures": "Zoznam obrázkov",
        "list of abbreviations": "Zoznam skratiek",
        "note": "Poznámka",
        "tip": "Tip",
        "warning": "Varovanie",
        "important": "Dôležité",
        "caution": "Pozor",
    },
    noun_endings="ec|ca|ci|com|a|e|i|om|u|ov|och|mi|y|ou|ám|ách|ami",
    scale_words={"tis.": 3, "mil.": 6, "mld.": 9},
    percent_words=(r"percent\w*",),
    shares=r"polovic\w+|pol|tretin\w+|štvrtin\w+|pätin\w+|desatin\w+",
    out_of=r"z",
    ordinary_numbers=r"sede[^m]\w*|st[oaué]\w*",
)
