"""Malayalam."""

from __future__ import annotations

from paperbuild.language.language import ANY_ENDING, Language

LANGUAGE = Language(
    tag="ml",
    script="Mlym",
    noun_endings=ANY_ENDING,
    scale_words={"ആയിരം": 3, "ലക്ഷം": 5, "കോടി": 7, "ദശലക്ഷം": 6},
    percent_words=("ശതമാനം",),
    shares="പകുതി|അര|കാൽ|മുക്കാൽ|മൂന്നിലൊന്ന്|നാലിലൊന്ന്|അഞ്ചിലൊന്ന്|പത്തിലൊന്ന്",
    labels={
        "table": "പട്ടിക {}",
        "figure": "ചിത്രം {}",
        "table in text": "പട്ടിക {}",
        "figure in text": "ചിത്രം {}",
        "section in text": "ഭാഗം {}",
        "page in text": "പേജ് {}",
        "note in text": "കുറിപ്പ് {}",
        "list of tables": "പട്ടികകൾ",
        "list of figures": "ചിത്രങ്ങൾ",
        "list of abbreviations": "ചുരുക്കെഴുത്തുകൾ",
        "note": "കുറിപ്പ്",
        "tip": "നുറുങ്ങ്",
        "warning": "മുന്നറിയിപ്പ്",
        "important": "പ്രധാനം",
        "caution": "ജാഗ്രത",
    },
)
