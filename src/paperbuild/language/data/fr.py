"""French."""

from __future__ import annotations

from dataclasses import replace

from paperbuild.language.language import NARROW, NO_BREAK, ClauseSpaces, Language, NumberWords, Quotes

LANGUAGE = Language(
    tag="fr",
    quotes=Quotes("«\u202f", "\u202f»", "“", "”"),
    first_day_ending="er",
    clause_spaces=ClauseSpaces((("[;!?]", NARROW), (":", NO_BREAK)), NARROW, must=True),
    groups_by_space=True,
    has_space_before_percent=True,
    before_number=r"pp?\.|n[o°ᵒº]|nos|art\.|vol\.|chap\.|fig\.|t\.|§§?",
    after_number="janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    places={
        "page": "p. pp. page pages",
        "paragraph": "paragr. paragraphe paragraphes",
        "chapter": "chap. chapitre chapitres",
        "section": "sect. section sections §",
        "figure": "fig. figure figures",
        "volume": "vol. volume volumes",
        "note": "n. note notes",
        "column": "col.",
    },
    places_as_typed={"note": "nbp", "folio": "fol. fos"},
    places_otherwise={"paragraph": "parag"},
    number_words=NumberWords(
        units=(
            "zéro un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize - - -"
        ),
        tens="vingt/vingts trente quarante cinquante soixante septante huitante nonante",
        hundred="cent/cents",
        thousand="mille",
        million="million/millions",
        between="et",
        collectives=(
            "10:dizaine 12:douzaine 15:quinzaine 20:vingtaine 30:trentaine 40:quarantaine 50:cinquantaine "
            "60:soixantaine 100:centaine/centaines 1000:millier/milliers 1:premier"
        ),
        shares=r"moitié|tiers|quarts?|cinquièmes?|dixièmes?",
        ordinals="1:premier/première 2:second/seconde 5:cinquième 9:neuvième",
        ordinal_endings="ième",
        edition=r"éd\.?|édition",
    ),
    contributions={
        "director": "réal. par {}",
        "compiler": "compil. par {}",
        "collaborator": "en collaboration avec {}",
        "redactor": "réd. par {}",
        "reviser": "rév. par {}",
        "founder": "fondé par {}",
        "continuator": "continué par {}",
        "organizer": "org. par {}",
        "commentator": "commenté par {}",
        "annotator": "annoté par {}",
        "introduction": "introduction par {}",
        "foreword": "avant-propos par {}",
        "afterword": "postface par {}",
        "others": "et al.",
    },
    contributor_names={
        "compiler": "compil./compil.",
        "collaborator": "collab./collab.",
        "redactor": "réd./réd.",
        "reviser": "rév./rév.",
        "founder": "fond./fond.",
        "continuator": "cont./cont.",
        "organizer": "org./org.",
    },
    date_words={
        "circa": "vers {}",
        "before": "avant {}",
        "decade": "années {}",
        "forthcoming": "à paraître",
        "in press": "sous presse",
        "no date": "sans date",
        "seasons": "printemps été automne hiver",
    },
    labels={
        "table": "Tableau {}",
        "figure": "Figure {}",
        "table in text": "tableau {}",
        "figure in text": "figure {}",
        "formula in text": "équation ({})",
        "section in text": "section {}",
        "page in text": "page {}",
        "note in text": "note {}",
        "list of tables": "Liste des tableaux",
        "list of figures": "Liste des figures",
        "list of abbreviations": "Liste des abréviations",
        "note": "Note",
        "tip": "Conseil",
        "warning": "Avertissement",
        "important": "Important",
        "caution": "Attention",
    },
    scale_words={"mds": 9, "mrds": 9, "milliers": 3},
    percent_words=(
        r"points?\b",
        r"p\. 100",
        r"pct\b",
    ),
    times=r"heure|midi|minuit|quart|demie",
    growth=1.16,
    out_of=r"sur",
)

FORMS = (
    # Only the colon and the guillemets, by the Vitrine linguistique of Québec.
    replace(
        LANGUAGE,
        tag="fr-CA",
        quotes=Quotes("«\u00a0", "\u00a0»", "“", "”"),
        clause_spaces=ClauseSpaces(((":", NO_BREAK),), NO_BREAK, must=True),
    ),
    # Usage in Switzerland is divided: what an author sets stands, and no line ends there.
    replace(
        LANGUAGE,
        tag="fr-CH",
        quotes=Quotes("«", "»", "‹", "›"),
        clause_spaces=ClauseSpaces((("[;!?:]", NARROW),), NARROW, must=False),
    ),
)
