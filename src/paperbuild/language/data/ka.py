"""Georgian."""

from __future__ import annotations

from paperbuild.language.language import ANY_ENDING, LOW_HIGH, Language

LANGUAGE = Language(
    tag="ka",
    script="Geor",
    quotes=LOW_HIGH,
    noun_endings=ANY_ENDING,
    percent_words=(r"პროცენტ\w*",),
    shares=r"ნახევ\w+|მესამედ\w*|მეოთხედ\w*|მეხუთედ\w*|მეათედ\w*",
    labels={
        "table": "ცხრილი {}",
        "figure": "სურათი {}",
        "table in text": "ცხრ. {}",
        "figure in text": "სურ. {}",
        "section in text": "თავი {}",
        "page in text": "გვ. {}",
        "note in text": "შენიშვნა {}",
        "list of tables": "ცხრილების სია",
        "list of figures": "სურათების სია",
        "list of abbreviations": "აბრევიატურები",
        "note": "შენიშვნა",
        "tip": "რჩევა",
        "warning": "გაფრთხილება",
        "important": "მნიშვნელოვანია",
        "caution": "სიფრთხილე",
    },
)
