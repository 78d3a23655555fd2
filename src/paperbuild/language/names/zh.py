"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "zh",
        {
            "table": "表",
            "figure": "图",
            "page": "页",
            "list of tables": "表格索引",
            "list of figures": "附图目录",
        },
    ),
    (
        "zh-Hant",
        {
            "figure": "圖",
            "page": "頁",
            "list of figures": "附圖目錄",
        },
    ),
)
