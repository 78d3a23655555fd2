"""Greek."""

from __future__ import annotations

from paperbuild.language.language import GUILLEMETS, Language

LANGUAGE = Language(
    tag="el",
    script="Grek",
    quotes=GUILLEMETS,
    before_number=r"σ\.|σελ\.|αρ\.|τ\.|κεφ\.|§",
    date_words={
        "circa": "περ. {}",
        "before": "πριν από {}",
        "decade": "δεκαετία του {}",
        "forthcoming": "προσεχώς",
        "in press": "υπό έκδοση",
        "no date": "χωρίς χρονολογία",
        "seasons": "Άνοιξη Καλοκαίρι Φθινόπωρο Χειμώνας",
    },
)
