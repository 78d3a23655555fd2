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
    labels={
        "table": "Πίνακας {}",
        "figure": "Σχήμα {}",
        "table in text": "Πίν. {}",
        "figure in text": "Σχ. {}",
        "section in text": "ενότ. {}",
        "page in text": "σ. {}",
        "note in text": "σημ. {}",
        "list of tables": "Κατάλογος πινάκων",
        "list of figures": "Κατάλογος σχημάτων",
        "list of abbreviations": "Συντομογραφίες",
        "note": "Σημείωση",
        "tip": "Συμβουλή",
        "warning": "Προειδοποίηση",
        "important": "Σημαντικό",
        "caution": "Προσοχή",
    },
)
