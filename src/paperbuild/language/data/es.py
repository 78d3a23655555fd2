"""Spanish."""

from __future__ import annotations

from paperbuild.language.language import GUILLEMETS, Language, NumberWords

LANGUAGE = Language(
    tag="es",
    family="Ibero-Romance",
    quotes=GUILLEMETS,
    letters="n:ñ",
    has_space_before_percent=True,
    before_number=r"pp?\.|n\.º|art\.|núm\.|vol\.|cap\.|§",
    places={
        "page": "p. pp. página páginas pág. págs.",
        "paragraph": "párr. párrafo párrafos",
        "chapter": "cap. capítulo",
        "section": "sec. sección §",
        "figure": "fig.",
        "volume": "vol. vols.",
        "note": "n. nota notas",
        "column": "col.",
    },
    places_as_typed={"folio": "fol. fols."},
    places_otherwise={"section": "secc"},
    number_words=NumberWords(
        units=(
            "cero un/uno/una dos tres cuatro cinco seis siete ocho nueve diez once "
            "doce trece catorce quince dieciséis diecisiete dieciocho diecinueve"
        ),
        tens="veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
        hundred="cien/ciento/cientos",
        thousand="mil",
        million="millón/millones",
        between="y",
        collectives="12:docena 10:decena 15:quincena 20:veintena 100:centenar/centenares 1000:millar 1:primero",
        shares=r"mitad|tercios?|cuartos?|quintos?|décimos?|un[oa]? de cada",
        ordinals=(
            "1:primer/primero/primera 2:segundo/segunda 3:tercer/tercero/tercera 4:cuarto/cuarta 5:quinto/quinta "
            "6:sexto/sexta 7:séptimo/séptima 8:octavo/octava 9:noveno/novena 10:décimo/décima 11:undécimo/undécima "
            "12:duodécimo/duodécima"
        ),
        edition=r"ed\.?|edic\.?|edición",
    ),
    contributions={
        "director": "dir. por {}",
        "compiler": "comp. por {}",
        "collaborator": "en colaboración con {}",
        "redactor": "redacción de {}",
        "reviser": "rev. por {}",
        "founder": "fundado por {}",
        "continuator": "continuado por {}",
        "organizer": "org. por {}",
        "commentator": "comentado por {}",
        "annotator": "anotado por {}",
        "introduction": "introducción de {}",
        "foreword": "prólogo de {}",
        "afterword": "epílogo de {}",
        "others": "et al.",
    },
    contributor_names={
        "compiler": "comp./comps.",
        "collaborator": "colab./colabs.",
        "redactor": "red./reds.",
        "reviser": "rev./revs.",
        "founder": "fund./funds.",
        "continuator": "cont./conts.",
        "organizer": "org./orgs.",
    },
    date_words={
        "circa": "c. {}",
        "before": "antes de {}",
        "decade": "década de {}",
        "forthcoming": "en preparación",
        "in press": "en prensa",
        "no date": "sin fecha",
        "seasons": "primavera verano otoño invierno",
    },
    labels={
        "table": "Tabla {}",
        "figure": "Figura {}",
        "table in text": "tabla {}",
        "figure in text": "figura {}",
        "formula in text": "ecuación ({})",
        "section in text": "sección {}",
        "page in text": "página {}",
        "note in text": "nota {}",
        "list of tables": "Índice de tablas",
        "list of figures": "Índice de figuras",
        "list of abbreviations": "Lista de abreviaturas",
        "note": "Nota",
        "tip": "Consejo",
        "warning": "Advertencia",
        "important": "Importante",
        "caution": "Precaución",
    },
)
