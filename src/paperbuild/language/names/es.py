"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "es",
        {
            "table": "Cuadro",
            "figure": "Figura",
            "page": "página",
            "list of tables": "Índice de cuadros",
            "list of figures": "Índice de figuras",
        },
    ),
    (
        "es-ES",
        {
            "page": "Página",
        },
    ),
    (
        "es-MX",
        {
            "page": "Página",
            "list of tables": "Índice de Cuadros",
            "list of figures": "Índice de Figuras",
        },
    ),
)
