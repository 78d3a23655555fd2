"""Armenian."""

from __future__ import annotations

from paperbuild.language.language import ANY_ENDING, GUILLEMETS, Language

LANGUAGE = Language(
    tag="hy",
    script="Armn",
    quotes=GUILLEMETS,
    noun_endings=ANY_ENDING,
    percent_words=(r"տոկոս\w*",),
    shares=r"կես\w*|երրորդ\w*|քառորդ\w*|չորրորդ\w*|հինգերորդ\w*|տասներորդ\w*",
    labels={
        "table": "Աղյուսակ {}",
        "figure": "Նկար {}",
        "table in text": "աղյուսակ {}",
        "figure in text": "նկար {}",
        "section in text": "բաժին {}",
        "page in text": "էջ {}",
        "note in text": "ծանոթ. {}",
        "list of tables": "Աղյուսակների ցանկ",
        "list of figures": "Նկարների ցանկ",
        "list of abbreviations": "Հապավումներ",
        "note": "Ծանոթագրություն",
        "tip": "Խորհուրդ",
        "warning": "Նախազգուշացում",
        "important": "Կարևոր",
        "caution": "Զգուշացում",
    },
)
