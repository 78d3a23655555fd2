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
    places_otherwise={"chapter": "hfst"},
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
