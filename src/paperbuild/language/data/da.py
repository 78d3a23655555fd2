"""Danish."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="da",
    family="Scandinavian",
    letters="z:æ/ä z:ø/ö z:å/aa",
    has_space_before_percent=True,
    contributions={
        "director": "instrueret af {}",
        "compiler": "samlet af {}",
        "collaborator": "i samarbejde med {}",
        "redactor": "redigeret af {}",
        "reviser": "revideret af {}",
        "founder": "grundlagt af {}",
        "continuator": "videreført af {}",
        "organizer": "organiseret af {}",
        "commentator": "kommenteret af {}",
        "annotator": "med noter af {}",
        "introduction": "med en indledning af {}",
        "foreword": "med et forord af {}",
        "afterword": "med et efterord af {}",
        "others": "m.fl.",
    },
    contributor_names={
        "compiler": "saml./saml.",
        "collaborator": "medarb./medarb.",
        "redactor": "red./red.",
        "reviser": "rev./rev.",
        "founder": "grundl./grundl.",
        "continuator": "videref./videref.",
        "organizer": "org./org.",
    },
    date_words={
        "circa": "ca. {}",
        "before": "før {}",
        "decade": "{}'erne",
        "forthcoming": "kommende",
        "in press": "i trykken",
        "no date": "uden år",
        "seasons": "forår sommer efterår vinter",
    },
    labels={
        "table": "Tabel {}",
        "figure": "Figur {}",
        "table in text": "tabel {}",
        "figure in text": "figur {}",
        "formula in text": "ligning ({})",
        "section in text": "afsnit {}",
        "page in text": "side {}",
        "note in text": "note {}",
        "list of tables": "Tabeller",
        "list of figures": "Figurer",
        "list of abbreviations": "Forkortelser",
        "note": "Bemærk",
        "tip": "Tip",
        "warning": "Advarsel",
        "important": "Vigtigt",
        "caution": "Forsigtig",
    },
)
