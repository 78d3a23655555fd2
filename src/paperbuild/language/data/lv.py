"""Latvian."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="lv",
    quotes=Quotes("“", "”", "„", "”"),
    letters="c:č g:ģ k:ķ l:ļ n:ņ s:š z:ž",
    groups_by_space=True,
    date_words={
        "circa": "apm. {}",
        "before": "pirms {}",
        "forthcoming": "gaidāms",
        "in press": "presē",
        "no date": "bez datuma",
        "seasons": "pavasaris vasara rudens ziema",
    },
    labels={
        "table": "{}. tabula",
        "figure": "{}. attēls",
        "table in text": "{}. tab.",
        "figure in text": "{}. att.",
        "section in text": "{}. nod.",
        "page in text": "{}. lpp.",
        "note in text": "{}. piez.",
        "list of tables": "Tabulu saraksts",
        "list of figures": "Attēlu saraksts",
        "list of abbreviations": "Saīsinājumu saraksts",
        "note": "Piezīme",
        "tip": "Padoms",
        "warning": "Brīdinājums",
        "important": "Svarīgi",
        "caution": "Uzmanību",
    },
    noun_endings="is|ī|a|i|im|u|s|ā|am|os|iem|us|tis|ši|šu|šiem",
    scale_words={"tūkst.": 3, "milj.": 6, "mljrd.": 9},
    percent_words=(r"procent\w*",),
    shares=r"pus\w+|trešdaļ\w+|ceturtdaļ\w+|ceturt\w+|piektdaļ\w+|desmitdaļ\w+",
)
