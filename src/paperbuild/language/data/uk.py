"""Ukrainian."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="uk",
    script="Cyrl",
    family="East Slavic",
    quotes=Quotes("«", "»", "„", "“"),
    letters="г:ґ е:є и:і і:ї",
    groups_by_space=True,
    before_number=r"с\.|т\.|гл\.|ст\.|п\.|рис\.|№|§",
    after_number=r"рр?\.|ст\.",
    sizes=r"тис\.",
    short_words="вВуУзЗоОіІйЙаАяЯ",
    abbreviations="т.е. т.д. т.к. т.п.",
    keeps_dash=True,
    date_words={
        "circa": "бл. {}",
        "before": "до {}",
        "decade": "{}-ті",
        "forthcoming": "готується до друку",
        "in press": "у друці",
        "no date": "без дати",
        "seasons": "весна літо осінь зима",
    },
    labels={
        "table": "Таблиця {}",
        "figure": "Рисунок {}",
        "table in text": "табл. {}",
        "figure in text": "рис. {}",
        "section in text": "розд. {}",
        "page in text": "с. {}",
        "note in text": "прим. {}",
        "list of tables": "Перелік таблиць",
        "list of figures": "Перелік рисунків",
        "list of abbreviations": "Перелік скорочень",
        "note": "Примітка",
        "tip": "Порада",
        "warning": "Попередження",
        "important": "Важливо",
        "caution": "Обережно",
    },
    noun_endings="ень|ня|ню|нем|ні|ий|ого|ому|им|ім|а|у|і|ові|ом|ів|ам|ами|ах|и|я|ю|ею|ею|єю",
    scale_words={"тис.": 3, "млн.": 6, "млрд.": 9, "трлн.": 12},
    percent_words=(
        r"в\. ?п\.",
        r"відсот\w*",
        r"процент\w*",
    ),
    shares=r"половин\w+|трет\w+|чверт\w+|п['’]ят\w+|десят\w+",
    times=r"ранку|вечора|ночі|дня|полудень|північ|пів на|чверть",
    ordinary_months="лютий",
    growth=0.97,
    out_of=r"(?:із?|з)",
    number_forms="6:шести/шістьма 7:семи",
)
