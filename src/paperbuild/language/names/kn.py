"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "kn",
        {
            "table": "ಕೋಷ್ಟಕ",
            "figure": "ಚಿತ್ರ",
            "page": "ಪುಟ",
            "list of tables": "ಕೋಷ್ಟಕಗಳ ಪಟ್ಟಿ",
            "list of figures": "ಚಿತ್ರಗಳ ಪಟ್ಟಿ",
        },
    ),
)
