"""Telugu."""

from __future__ import annotations

from paperbuild.language.language import ANY_ENDING, Language

LANGUAGE = Language(
    tag="te",
    script="Telu",
    noun_endings=ANY_ENDING,
    scale_words={"వెయ్యి": 3, "వేల": 3, "లక్ష": 5, "లక్షల": 5, "కోటి": 7, "కోట్లు": 7, "కోట్ల": 7},
    percent_words=("శాతం",),
    shares="సగం|అర|పావు|ముప్పావు|మూడో వంతు|మూడింట|నాలుగో వంతు|నాలుగింట|ఐదో వంతు|పదో వంతు",
    labels={
        "table": "పట్టిక {}",
        "figure": "చిత్రం {}",
        "table in text": "పట్టిక {}",
        "figure in text": "చిత్రం {}",
        "section in text": "విభాగం {}",
        "page in text": "పే. {}",
        "note in text": "గమనిక {}",
        "list of tables": "పట్టికల జాబితా",
        "list of figures": "చిత్రాల జాబితా",
        "list of abbreviations": "సంక్షిప్తాలు",
        "note": "గమనిక",
        "tip": "చిట్కా",
        "warning": "హెచ్చరిక",
        "important": "ముఖ్యం",
        "caution": "జాగ్రత్త",
    },
)
