"""German."""

from __future__ import annotations

from dataclasses import replace

from paperbuild.language.language import LOW_HIGH, Language, NumberWords, Quotes

LANGUAGE = Language(
    tag="de",
    quotes=LOW_HIGH,
    has_space_before_percent=True,
    before_number=r"S\.|Nr\.|Abs\.|Art\.|Bd\.|Kap\.|Ziff\.|Abb\.|Anm\.|§§?",
    after_ordinal="Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
    sizes=r"Millionen|Milliarden|Mio\.|Mrd\.",
    abbreviations="z.B. d.h. u.a. i.d.R. v.a. s.o. s.u. u.U. o.Ä.",
    places={
        "page": "S. Seite Seiten p. pp.",
        "paragraph": "Abs. Absatz ¶ ¶¶",
        "chapter": "Kap. Kapitel",
        "section": "Abschn. Abschnitt Abschnitte § §§",
        "figure": "Abb. Abbildung",
        "volume": "Bd. Band",
        "issue": "Nr.",
        "note": "Anm.",
        "column": "Sp.",
    },
    places_as_typed={"note": "Fn. Fußn. Fussn. Fußnote Fußnoten Endnote Endnoten", "folio": "Bl. Bll."},
    places_otherwise={"figure": "abbildungen"},
    number_words=NumberWords(
        units=(
            "null ein/eins/eine zwei drei vier fünf sechs sieben acht neun zehn elf "
            "zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
        ),
        tens="zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig",
        hundred="hundert",
        thousand="tausend",
        million="million/millionen",
        between="und",
        collectives="12:dutzend 1:ersten 100:hunderte",
        shares=r"hälfte|\w+tel|jede[rs]? \w+te",
        ordinals=(
            "1:erste/ersten/erster/erstes/erstem 3:dritte/dritten/dritter/drittes/drittem "
            "7:siebte/siebten/siebter/siebtes/siebtem 8:achte/achten/achter/achtes/achtem"
        ),
        ordinal_endings=r"s?te[nrsm]?",
        edition=r"aufl\.?|auflage|ausg\.?|ausgabe",
        is_one_word=True,
    ),
    contributions={
        "director": "Regie von {}",
        "compiler": "zusammengestellt von {}",
        "collaborator": "in Zusammenarbeit mit {}",
        "redactor": "redigiert von {}",
        "reviser": "überarbeitet von {}",
        "founder": "begründet von {}",
        "continuator": "fortgeführt von {}",
        "organizer": "organisiert von {}",
        "commentator": "kommentiert von {}",
        "annotator": "mit Anmerkungen von {}",
        "introduction": "mit einer Einleitung von {}",
        "foreword": "mit einem Vorwort von {}",
        "afterword": "mit einem Nachwort von {}",
        "others": "u. a.",
    },
    contributor_names={
        "compiler": "Zusammenst./Zusammenst.",
        "collaborator": "Mitarb./Mitarb.",
        "redactor": "Red./Red.",
        "reviser": "Bearb./Bearb.",
        "founder": "Begr./Begr.",
        "continuator": "Forts./Forts.",
        "organizer": "Org./Org.",
    },
    date_words={
        "circa": "ca. {}",
        "before": "vor {}",
        "decade": "{}er-Jahre",
        "forthcoming": "in Vorbereitung",
        "in press": "im Druck",
        "no date": "ohne Datum",
        "seasons": "Frühjahr Sommer Herbst Winter",
    },
    labels={
        "table": "Tabelle {}",
        "figure": "Abbildung {}",
        "table in text": "Tabelle {}",
        "figure in text": "Abbildung {}",
        "formula in text": "Gleichung ({})",
        "section in text": "Abschnitt {}",
        "page in text": "Seite {}",
        "note in text": "Anmerkung {}",
        "caption": "{}: {}",
        "list of tables": "Tabellenverzeichnis",
        "list of figures": "Abbildungsverzeichnis",
        "list of abbreviations": "Abkürzungsverzeichnis",
        "note": "Hinweis",
        "tip": "Tipp",
        "warning": "Warnung",
        "important": "Wichtig",
        "caution": "Vorsicht",
    },
    months_otherwise=(
        "jänner/jenner",
        "feber",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
    ),
    scale_words={"tsd": 3, "tsd.": 3, "mio.": 6, "mrd.": 9, "bio.": 12},
    percent_words=(
        r"Prozentpunkt\w*",
        r"v\. ?h\.",
        r"vh\b",
        "prozent",
        "prozentig",
    ),
    times=r"Uhr|halb|viertel|Mittag|Mitternacht|morgens|abends|nachts",
    growth=1.15,
)

FORMS = (replace(LANGUAGE, tag="de-CH", quotes=Quotes("«", "»", "‹", "›")),)
