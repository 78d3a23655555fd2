"""Croatian."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="hr",
    family="Serbo-Croatian",
    quotes=Quotes("„", "”", "‚", "’"),
    letters="c:č c:ć d:dž d:đ l:lj n:nj s:š z:ž",
    date_words={
        "circa": "oko {}",
        "before": "prije {}",
        "forthcoming": "u pripremi",
        "in press": "u tisku",
        "no date": "bez datuma",
        "seasons": "proljeće ljeto jesen zima",
    },
    labels={
        "table": "Tablica {}",
        "figure": "Slika {}",
        "table in text": "tabl. {}",
        "figure in text": "sl. {}",
        "section in text": "odj. {}",
        "page in text": "str. {}",
        "note in text": "bilj. {}",
        "list of tables": "Popis tablica",
        "list of figures": "Popis slika",
        "list of abbreviations": "Popis kratica",
        "note": "Napomena",
        "tip": "Savjet",
        "warning": "Upozorenje",
        "important": "Važno",
        "caution": "Oprez",
    },
    noun_endings="anj|nja|nju|njem|ača|ače|ači|ak|ka|ku|kom|an|na|nu|nom|ac|ca|cu|cem|a|u|om|i|oga|og|om|ima|e|una",
    scale_words={"tis.": 3, "mil.": 6, "mlrd.": 9, "mil": 6, "milijun": 6, "milijuna": 6},
    percent_words=(
        "posto",
        r"postot\w*",
    ),
    shares=r"polovic\w+|pola|trećin\w+|četvrtin\w+|petin\w+|desetin\w+",
    num2words_name="sr",
)
