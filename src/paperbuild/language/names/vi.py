"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "vi",
        {
            "table": "Bảng",
            "figure": "Hình",
            "page": "Trang",
            "list of tables": "Danh sách bảng",
            "list of figures": "Danh sách hình vẽ",
        },
    ),
)
