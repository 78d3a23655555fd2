"""Polish."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="pl",
    quotes=Quotes("„", "”", "«", "»"),
    letters="a:ą c:ć e:ę l:ł n:ń o:ó s:ś z:ź z:ż",
    groups_by_space=True,
    before_number=r"s\.|nr|art\.|t\.|rozdz\.|§",
    after_number="stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia",
    sizes=r"tys\.",
    short_words="aAiIoOuUwWzZ",
    abbreviations="m.in.",
    places={"page": "s. p. pp.", "chapter": "rozdz.", "section": "sekcja § §§", "issue": "nr", "note": "n."},
    places_as_typed={"note": "przyp. przypis", "folio": "k. karta"},
    contributions={
        "director": "reż. {}",
        "compiler": "oprac. {}",
        "collaborator": "we współpracy: {}",
        "redactor": "redakcja: {}",
        "reviser": "popr. {}",
        "founder": "zał. {}",
        "continuator": "kontynuacja: {}",
        "organizer": "org. {}",
        "commentator": "komentarz: {}",
        "annotator": "przypisy: {}",
        "introduction": "wstęp: {}",
        "foreword": "przedmowa: {}",
        "afterword": "posłowie: {}",
        "others": "i in.",
    },
    contributor_names={
        "compiler": "oprac./oprac.",
        "collaborator": "współprac./współprac.",
        "redactor": "redak./redak.",
        "reviser": "popr./popr.",
        "founder": "zał./zał.",
        "continuator": "kont./kont.",
        "organizer": "org./org.",
    },
    date_words={
        "circa": "ok. {}",
        "before": "przed {}",
        "forthcoming": "w przygotowaniu",
        "in press": "w druku",
        "no date": "bez daty",
        "seasons": "wiosna lato jesień zima",
    },
)
