"""Dutch."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="nl",
    family="Dutch",
    places={
        "page": "p. pp. pagina blz. bl.",
        "paragraph": "par. ¶ ¶¶",
        "chapter": "hoofdstuk",
        "section": "sec. § §§",
        "figure": "fig.",
        "volume": "vol. vols. volume volumes",
        "issue": "nr.",
        "note": "n.",
        "column": "col.",
    },
    places_as_typed={"note": "noot voetnoot voetnoten vn. eindnoot", "issue": "afl."},
    places_otherwise={"chapter": "hfst"},
    contributions={
        "director": "geregisseerd door {}",
        "compiler": "samengesteld door {}",
        "collaborator": "in samenwerking met {}",
        "redactor": "geredigeerd door {}",
        "reviser": "herzien door {}",
        "founder": "opgericht door {}",
        "continuator": "voortgezet door {}",
        "organizer": "georganiseerd door {}",
        "commentator": "van commentaar voorzien door {}",
        "annotator": "geannoteerd door {}",
        "introduction": "met een inleiding van {}",
        "foreword": "met een voorwoord van {}",
        "afterword": "met een nawoord van {}",
        "others": "e.a.",
    },
    contributor_names={
        "compiler": "samenst./samenst.",
        "collaborator": "medew./medew.",
        "redactor": "red./red.",
        "reviser": "herz./herz.",
        "founder": "oprichter/oprichters",
        "continuator": "voortz./voortz.",
        "organizer": "org./org.",
    },
    date_words={
        "circa": "ca. {}",
        "before": "vóór {}",
        "decade": "jaren {}",
        "forthcoming": "te verschijnen",
        "in press": "in druk",
        "no date": "zonder datum",
        "seasons": "lente zomer herfst winter",
    },
)
