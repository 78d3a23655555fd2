"""Norwegian Nynorsk."""

from __future__ import annotations

from paperbuild.language.language import GUILLEMETS, Language, NumberWords

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
    number_words=NumberWords(
        units=(
            "null ein/ei/eit/éin/éi to/begge tre fire fem seks sju/syv åtte ni ti elleve tolv "
            "tretten fjorten femten seksten sytten atten nitten"
        ),
        tens="tjue/tyve tretti/tredve førti/førr femti seksti sytti åtti nitti",
        hundred="hundre",
        thousand="tusen",
        million="million/millioner",
        between="og",
        collectives="12:dusin 20:snes 100:hundrevis",
        shares=r"halv\w*|(?:tredje|tre|fjerde|femte|ti)del\w*|kvar(?:t|je)? (?:\w+[dt]e|\w+nde|annen|andre)",
        ordinals=(
            "1:første 2:andre 3:tredje 4:fjerde 5:femte 6:sjette 7:sjuande 8:åttande 9:niande "
            "10:tiande 11:ellevte 12:tolvte"
        ),
        ordinal_endings="ande|nde",
        edition=r"utg\.?|utgåve|opplag",
        is_one_word=True,
    ),
    out_of=r"av",
)
