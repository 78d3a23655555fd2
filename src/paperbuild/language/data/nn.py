"""Norwegian Nynorsk."""

from __future__ import annotations

from paperbuild.language.language import GUILLEMETS, Language

LANGUAGE = Language(
    tag="nn",
    family="Scandinavian",
    quotes=GUILLEMETS,
    letters="z:æ/ä z:ø/ö z:å/aa",
    groups_by_space=True,
    has_space_before_percent=True,
    date_words={
        "circa": "ca. {}",
        "before": "før {}",
        "decade": "{}-åra",
        "forthcoming": "kommande",
        "in press": "i trykk",
        "no date": "utan dato",
        "seasons": "vår sommar haust vinter",
    },
    labels={
        "table": "Tabell {}",
        "figure": "Figur {}",
        "table in text": "tabell {}",
        "figure in text": "figur {}",
        "formula in text": "likning ({})",
        "section in text": "avsnitt {}",
        "page in text": "side {}",
        "note in text": "note {}",
        "list of tables": "Tabellar",
        "list of figures": "Figurar",
        "list of abbreviations": "Forkortingar",
        "note": "Merk",
        "tip": "Tips",
        "warning": "Åtvaring",
        "important": "Viktig",
        "caution": "Ver varsam",
    },
    scale_words={"mill.": 6, "mill": 6, "mrd.": 9},
    percent_words=(r"prosent\w*",),
    shares=r"halvparten|tredjedel\w*|tredel\w*|fjerdedel\w*|femtedel\w*|tidel\w*",
    out_of=r"av",
)
