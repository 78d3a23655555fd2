"""Italian."""

from __future__ import annotations

from paperbuild.language.language import GUILLEMETS, Language

LANGUAGE = Language(
    tag="it",
    quotes=GUILLEMETS,
    before_number=r"pp?\.|n\.|art\.|vol\.|cap\.|§",
    places={
        "page": "p. pp. pagina pag. pagg.",
        "paragraph": "par. ¶ ¶¶",
        "chapter": "cap. capitolo",
        "section": "sez. sezione § §§",
        "figure": "fig.",
        "volume": "vol. volume",
        "note": "n. nota note",
        "column": "col.",
    },
    places_as_typed={"folio": "fol. foll."},
    contributions={
        "director": "diretto da {}",
        "compiler": "comp. da {}",
        "collaborator": "in collaborazione con {}",
        "redactor": "redazione di {}",
        "reviser": "riveduto da {}",
        "founder": "fondato da {}",
        "continuator": "continuato da {}",
        "organizer": "org. da {}",
        "commentator": "commento di {}",
        "annotator": "note di {}",
        "introduction": "introduzione di {}",
        "foreword": "prefazione di {}",
        "afterword": "postfazione di {}",
        "others": "et al.",
    },
    contributor_names={
        "compiler": "comp./comp.",
        "collaborator": "collab./collab.",
        "redactor": "red./red.",
        "reviser": "rev./rev.",
        "founder": "fond./fond.",
        "continuator": "cont./cont.",
        "organizer": "org./org.",
    },
    date_words={
        "circa": "c. {}",
        "before": "prima del {}",
        "decade": "anni {}",
        "forthcoming": "in corso di pubblicazione",
        "in press": "in stampa",
        "no date": "s.d.",
        "seasons": "primavera estate autunno inverno",
    },
)
