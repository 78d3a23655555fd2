"""Portuguese."""

from __future__ import annotations

from dataclasses import replace

from paperbuild.language.language import GUILLEMETS, Language

LANGUAGE = Language(
    tag="pt",
    family="Ibero-Romance",
    groups_by_space=True,
    before_number=r"pp?\.|n\.º|art\.|vol\.|cap\.|§",
    places={
        "page": "p. pp. página páginas pág. págs.",
        "paragraph": "par. ¶ ¶¶",
        "chapter": "cap. capítulo",
        "section": "sec. § §§",
        "figure": "fig.",
        "volume": "vol. vols. volume volumes",
        "note": "n. nota notas",
        "column": "col.",
    },
    places_as_typed={"folio": "fl. fls. fol."},
    contributions={
        "director": "dir. por {}",
        "compiler": "comp. por {}",
        "collaborator": "em colaboração com {}",
        "redactor": "redação de {}",
        "reviser": "rev. por {}",
        "founder": "fundado por {}",
        "continuator": "continuado por {}",
        "organizer": "org. por {}",
        "commentator": "comentado por {}",
        "annotator": "anotado por {}",
        "introduction": "introdução de {}",
        "foreword": "prefácio de {}",
        "afterword": "posfácio de {}",
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
        "forthcoming": "a publicar",
        "in press": "no prelo",
        "no date": "sem data",
        "seasons": "primavera verão outono inverno",
    },
    citation_words={"ibid": "ibid."},
    labels={
        "table": "Tabela {}",
        "figure": "Figura {}",
        "table in text": "tabela {}",
        "figure in text": "figura {}",
        "formula in text": "equação ({})",
        "section in text": "seção {}",
        "page in text": "página {}",
        "note in text": "nota {}",
        "list of tables": "Lista de tabelas",
        "list of figures": "Lista de figuras",
        "list of abbreviations": "Lista de abreviaturas",
        "note": "Nota",
        "tip": "Dica",
        "warning": "Aviso",
        "important": "Importante",
        "caution": "Cuidado",
    },
    scale_words={"bilião": 12, "biliões": 12, "mi": 6, "bi": 9, "tri": 12},
    percent_words=(
        r"pontos? percentua\w*",
        "por cento",
    ),
    shares=r"metade|(?:um|dois|duas) terços?|(?:um|três) quartos?|quartos?|terços?|quintos?|décimos?",
    times=r"e meia|e um quarto|meio-dia|meia-noite|da manhã|da tarde|da noite",
    growth=1.04,
    out_of=r"em cada",
    ordinary_numbers=r"sexta",
)

FORMS = (
    replace(
        LANGUAGE,
        tag="pt-PT",
        quotes=GUILLEMETS,
        labels={**LANGUAGE.labels, "section in text": "secção {}"},
    ),
)
