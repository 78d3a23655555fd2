"""Slovenian."""

from __future__ import annotations

from paperbuild.language.language import LOW_HIGH, Language

LANGUAGE = Language(
    tag="sl",
    quotes=LOW_HIGH,
    letters="c:č c:ć d:đ s:š z:ž",
    date_words={
        "circa": "ok. {}",
        "before": "pred {}",
        "forthcoming": "pred izidom",
        "in press": "v tisku",
        "no date": "brez datuma",
        "seasons": "pomlad poletje jesen zima",
    },
    labels={
        "table": "Tabela {}",
        "figure": "Slika {}",
        "table in text": "tab. {}",
        "figure in text": "sl. {}",
        "section in text": "razd. {}",
        "page in text": "str. {}",
        "note in text": "op. {}",
        "caption": "{}: {}",
        "list of tables": "Seznam tabel",
        "list of figures": "Seznam slik",
        "list of abbreviations": "Seznam kratic",
        "note": "Opomba",
        "tip": "Namig",
        "warning": "Opozorilo",
        "important": "Pomembno",
        "caution": "Previdno",
    },
    months_otherwise=("", "", "", "", "", "", "", "", "septembra", "oktobra", "novembra", "decembra"),
    noun_endings="er|ra|ru|rom|rih|rski|rskih|rskega|ec|ca|cu|cem|a|u|om|ja|ju|jem|em|i|e|ov|ih|ev|ih",
    scale_words={"tis.": 3, "mio.": 6, "mrd.": 9},
    percent_words=(
        r"odstot\w*",
        r"procent\w*",
    ),
    shares=r"polovic\w+|pol|tretjin\w+|četrtin\w+|petin\w+|desetin\w+",
    ordinary_numbers=r"sede[^m]\w*|ose[^m]\w*|pet[aei]\w*",
)
