"""Hindi."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="hi",
    script="Deva",
    family="Hindustani",
    labels={
        "table": "तालिका {}",
        "figure": "चित्र {}",
        "table in text": "तालिका {}",
        "figure in text": "चित्र {}",
        "formula in text": "समीकरण ({})",
        "section in text": "खंड {}",
        "page in text": "पृष्ठ {}",
        "note in text": "टिप्पणी {}",
        "list of tables": "तालिकाओं की सूची",
        "list of figures": "चित्रों की सूची",
        "list of abbreviations": "संक्षिप्तियों की सूची",
        "note": "टिप्पणी",
        "tip": "सुझाव",
        "warning": "चेतावनी",
        "important": "महत्त्वपूर्ण",
        "caution": "सावधान",
    },
)
