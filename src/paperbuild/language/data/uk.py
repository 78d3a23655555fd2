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
)
