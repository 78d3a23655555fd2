"""Finnish."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="fi",
    quotes=Quotes("”", "”", "’", "’"),
    letters="z:å z:ä/æ z:ö/ø",
    groups_by_space=True,
    has_space_before_percent=True,
    date_words={
        "circa": "n. {}",
        "before": "ennen {}",
        "decade": "{}-luku",
        "forthcoming": "tulossa",
        "in press": "painossa",
        "no date": "ei päivämäärää",
        "seasons": "kevät kesä syksy talvi",
    },
    labels={
        "table": "Taulukko {}",
        "figure": "Kuva {}",
        "table in text": "taulukko {}",
        "figure in text": "kuva {}",
        "section in text": "luku {}",
        "page in text": "s. {}",
        "note in text": "viite {}",
        "list of tables": "Taulukot",
        "list of figures": "Kuvat",
        "list of abbreviations": "Lyhenteet",
        "note": "Huomautus",
        "tip": "Vinkki",
        "warning": "Varoitus",
        "important": "Tärkeää",
        "caution": "Huomio",
    },
    noun_endings="n|t|ta|ssa|sta|hun|lla|lta|lle|ksi|na|ina|issa|ista|iin|aan|an|assa|asta|alla|alle|aksi|ia|ien|illa|ille|a|in|ista|tta|nnen|nnesta|nsia|nsien|sia",
    scale_words={"tuhannen": 3, "tuhansia": 3, "milj.": 6, "mrd.": 9},
    percent_words=(
        r"prosenttiyksik\w*",
        r"prosent\w*",
        r"pros\.",
        r"prosenttiyksik\w*",
    ),
    shares=r"puol\w+|kolma\w+|neljä\w+|neljän\w+|viide\w+|viido\w+|kymmene\w+",
    joins_words=True,
    times=r"puoli|varttia|keskipäiv|keskiyö|aamul|illal",
    growth=1.0,
    ordinary_numbers=r"kuusen|kuuse[lns]\w+",
)
