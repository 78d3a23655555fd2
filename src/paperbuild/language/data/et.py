"""Estonian."""

from __future__ import annotations

from paperbuild.language.language import LOW_HIGH, Language

LANGUAGE = Language(
    tag="et",
    quotes=LOW_HIGH,
    letters="s:š z:ž w:õ w:ä w:ö w:ü",
    groups_by_space=True,
    date_words={
        "circa": "u {}",
        "before": "enne {}",
        "decade": "{}. aastad",
        "forthcoming": "ilmumisel",
        "in press": "trükis",
        "no date": "s.a.",
        "seasons": "kevad suvi sügis talv",
    },
    labels={
        "table": "Tabel {}",
        "figure": "Joonis {}",
        "table in text": "tabel {}",
        "figure in text": "joonis {}",
        "section in text": "ptk {}",
        "page in text": "lk {}",
        "note in text": "mrk {}",
        "list of tables": "Tabelite loetelu",
        "list of figures": "Jooniste loetelu",
        "list of abbreviations": "Lühendite loetelu",
        "note": "Märkus",
        "tip": "Nõuanne",
        "warning": "Hoiatus",
        "important": "Tähtis",
        "caution": "Ettevaatust",
    },
    noun_endings=(
        r"er|ri(?:s|st|l|lt|le|ni|ks|kuu\w*)?|i|is|ist|il|ilt|ile|ini|iks|ikuu\w*|st|s|l|lt|ni|kuu\w*|it|ite|ites|itele|e|iga"
    ),
    months_otherwise=("", "", "", "", "", "", "", "", "septembri", "oktoobri", "novembri", "detsembri"),
    scale_words={"tuhande": 3, "tuhandet": 3, "mln.": 6, "mld.": 9},
    percent_words=(r"protsen\w+",),
    shares=r"pool\w*|kolmandik\w*|veerand\w*|neljandik\w*|viiendik\w*|kümnendik\w*",
)
