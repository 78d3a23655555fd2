"""Azerbaijani."""

from __future__ import annotations

from paperbuild.language.language import ANY_ENDING, Language

LANGUAGE = Language(
    tag="az",
    date_words={
        "circa": "təxm. {}",
        "before": "{} öncəsi",
        "forthcoming": "çapda",
        "in press": "çapda",
        "no date": "tarixsiz",
        "seasons": "yaz yay payız qış",
    },
    labels={
        "table": "Cədvəl {}",
        "figure": "Şəkil {}",
        "table in text": "cədvəl {}",
        "figure in text": "şəkil {}",
        "section in text": "bölmə {}",
        "page in text": "səh. {}",
        "note in text": "qeyd {}",
        "list of tables": "Cədvəllərin siyahısı",
        "list of figures": "Şəkillərin siyahısı",
        "list of abbreviations": "İxtisarlar",
        "note": "Qeyd",
        "tip": "Məsləhət",
        "warning": "Xəbərdarlıq",
        "important": "Vacib",
        "caution": "Diqqət",
    },
    noun_endings=ANY_ENDING,
    percent_words=(r"faiz\w*",),
    shares=r"yar[ıi]\w*|üçdə|dörddə|dörddən|beşdə|onda",
    ordinary_numbers=r"on(?:a|u|un|da|dan|lar\w*|unla)|altı\w+|yüz\w+",
)
