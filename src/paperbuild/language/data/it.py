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
