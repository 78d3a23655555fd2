"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "th",
        {
            "page": ("น.",),
            "paragraph": ("ย่อหน้า", "¶", "¶¶"),
            "chapter": ("บทที่",),
            "section": ("หมวด", "§", "§§"),
            "figure": ("รูปภาพ",),
            "volume": ("ปี", "ปีที่"),
            "issue": ("ฉบับที่",),
            "note": ("n.", "บันทึก"),
            "column": ("สดมภ์",),
            "part": ("ส่วนย่อย",),
            "book": ("หนังสือ",),
            "line": ("l.", "บรรทัดที่"),
            "folio": ("หน้า",),
            "opus": ("บทประพันธ์",),
            "verse": ("ร้อยกรอง",),
            "sub-verbo": ("ใต้คำ",),
        },
    ),
)
