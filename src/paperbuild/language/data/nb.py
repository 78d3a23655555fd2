"""Norwegian Bokmål."""

from __future__ import annotations

from paperbuild.language.language import GUILLEMETS, Language, NumberWords

LANGUAGE = Language(
    tag="nb",
    family="Scandinavian",
    quotes=GUILLEMETS,
    letters="z:æ/ä z:ø/ö z:å/aa",
    groups_by_space=True,
    has_space_before_percent=True,
    contributions={
        "director": "regi av {}",
        "compiler": "kompilert av {}",
        "collaborator": "i samarbeid med {}",
        "redactor": "redigert av {}",
        "reviser": "revidert av {}",
        "founder": "grunnlagt av {}",
        "continuator": "videreført av {}",
        "organizer": "organisert av {}",
        "commentator": "kommentert av {}",
        "annotator": "med noter av {}",
        "introduction": "med en innledning av {}",
        "foreword": "med et forord av {}",
        "afterword": "med et etterord av {}",
        "others": "mfl.",
    },
    contributor_names={
        "compiler": "kompilator/kompilatorer",
        "collaborator": "medarb./medarb.",
        "redactor": "red./red.",
        "reviser": "rev./rev.",
        "founder": "grunnl./grunnl.",
        "continuator": "videref./videref.",
        "organizer": "organisator/organisatorer",
    },
    date_words={
        "circa": "ca. {}",
        "before": "før {}",
        "decade": "{}-årene",
        "forthcoming": "kommende",
        "in press": "i trykk",
        "no date": "uten dato",
        "seasons": "vår sommer høst vinter",
    },
    labels={
        "table": "Tabell {}",
        "figure": "Figur {}",
        "table in text": "tabell {}",
        "figure in text": "figur {}",
        "formula in text": "ligning ({})",
        "section in text": "avsnitt {}",
        "page in text": "side {}",
        "note in text": "note {}",
        "list of tables": "Tabeller",
        "list of figures": "Figurer",
        "list of abbreviations": "Forkortelser",
        "note": "Merk",
        "tip": "Tips",
        "warning": "Advarsel",
        "important": "Viktig",
        "caution": "Forsiktig",
    },
    scale_words={"mill.": 6, "mill": 6, "mrd.": 9},
    percent_words=(r"prosent\w*",),
    number_words=NumberWords(
        units=(
            "null en/én/ett/ei to/begge tre fire fem seks sju/syv åtte ni ti elleve tolv "
            "tretten fjorten femten seksten sytten atten nitten"
        ),
        tens="tjue/tyve tretti/tredve førti/førr femti seksti sytti åtti nitti",
        hundred="hundre",
        thousand="tusen",
        million="million/millioner",
        between="og",
        collectives="12:dusin 20:snes 100:hundrevis",
        shares=r"halv\w*|(?:tredje|tre|fjerde|femte|ti)del\w*|kvart\w*|hvert?n? (?:\w+[dt]e|\w+nde|annen|andre)",
        ordinals=(
            "1:første 2:annen/andre/annet 3:tredje 4:fjerde 5:femte 6:sjette 7:sjuende/syvende 8:åttende 9:niende "
            "10:tiende 11:ellevte 12:tolvte"
        ),
        ordinal_endings="ende|nde",
        edition=r"utg\.?|utgave|opplag",
        is_one_word=True,
    ),
    out_of=r"av",
)
