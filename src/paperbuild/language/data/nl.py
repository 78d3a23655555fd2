"""Dutch."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="nl",
    family="Dutch",
    places={
        "page": "p. pp. pagina",
        "paragraph": "par. ¶ ¶¶",
        "chapter": "hoofdstuk",
        "section": "sec. § §§",
        "figure": "fig.",
        "volume": "vol. vols. volume volumes",
        "issue": "nr.",
        "note": "n.",
        "column": "col.",
    },
    places_otherwise={"page": "bl blz", "chapter": "hfst"},
)
