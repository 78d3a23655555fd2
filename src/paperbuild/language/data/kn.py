"""Kannada."""

from __future__ import annotations

from paperbuild.language.language import ANY_ENDING, Language

LANGUAGE = Language(
    tag="kn",
    script="Knda",
    noun_endings=ANY_ENDING,
    scale_words={"ಸಾವಿರ": 3, "ಲಕ್ಷ": 5, "ಕೋಟಿ": 7},
    percent_words=("ಶೇಕಡಾ", "ಪ್ರತಿಶತ"),
    percent_before=("ಶೇಕಡಾ", "ಶೇ."),
    shares="ಅರ್ಧ|ಕಾಲು|ಮುಕ್ಕಾಲು|ಮೂರನೇ|ನಾಲ್ಕನೇ|ಐದನೇ|ಹತ್ತನೇ",
    labels={
        "table": "ಕೋಷ್ಟಕ {}",
        "figure": "ಚಿತ್ರ {}",
        "table in text": "ಕೋಷ್ಟಕ {}",
        "figure in text": "ಚಿತ್ರ {}",
        "section in text": "ವಿಭಾಗ {}",
        "page in text": "ಪು. {}",
        "note in text": "ಟಿಪ್ಪಣಿ {}",
        "list of tables": "ಕೋಷ್ಟಕಗಳ ಪಟ್ಟಿ",
        "list of figures": "ಚಿತ್ರಗಳ ಪಟ್ಟಿ",
        "list of abbreviations": "ಸಂಕ್ಷೇಪಗಳು",
        "note": "ಟಿಪ್ಪಣಿ",
        "tip": "ಸಲಹೆ",
        "warning": "ಎಚ್ಚರಿಕೆ",
        "important": "ಮುಖ್ಯ",
        "caution": "ಜಾಗ್ರತೆ",
    },
)
