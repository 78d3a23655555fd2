"""Swedish."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="sv",
    quotes=Quotes("”", "”", "’", "’"),
    letters="z:å z:ä/æ z:ö/ø",
    groups_by_space=True,
    has_space_before_percent=True,
    contributions={
        "director": "regi av {}",
        "compiler": "sammanställd av {}",
        "collaborator": "i samarbete med {}",
        "redactor": "redigerad av {}",
        "reviser": "reviderad av {}",
        "founder": "grundad av {}",
        "continuator": "fortsatt av {}",
        "organizer": "organiserad av {}",
        "commentator": "kommenterad av {}",
        "annotator": "med anmärkningar av {}",
        "introduction": "med en inledning av {}",
        "foreword": "med ett förord av {}",
        "afterword": "med ett efterord av {}",
        "others": "m.fl.",
    },
    contributor_names={
        "compiler": "sammanst./sammanst.",
        "collaborator": "medarb./medarb.",
        "redactor": "red./red.",
        "reviser": "rev./rev.",
        "founder": "grund./grund.",
        "continuator": "forts./forts.",
        "organizer": "org./org.",
    },
    date_words={
        "circa": "ca {}",
        "before": "före {}",
        "decade": "{}-talet",
        "forthcoming": "kommande",
        "in press": "i tryck",
        "no date": "u.å.",
        "seasons": "vår sommar höst vinter",
    },
)
