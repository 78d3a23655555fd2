"""Norwegian Bokmål."""

from __future__ import annotations

from paperbuild.language.language import GUILLEMETS, Language

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
)
