"""Kurdish."""

from __future__ import annotations

from dataclasses import replace

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="ku",
    labels={
        "table": "Tablo {}",
        "figure": "Wêne {}",
        "table in text": "tablo {}",
        "figure in text": "wêne {}",
        "section in text": "beş {}",
        "page in text": "rûpel {}",
        "note in text": "têbînî {}",
        "list of tables": "Lîsteya tabloyan",
        "list of figures": "Lîsteya wêneyan",
        "list of abbreviations": "Lîsteya kurtkirinan",
        "note": "Têbînî",
        "tip": "Şîret",
        "warning": "Hişyarî",
        "important": "Girîng",
        "caution": "Baldarî",
    },
)

FORMS = (
    replace(
        LANGUAGE,
        tag="ku-Arab",
        also=("ku-IQ",),
        script="Arab",
        labels={
            "table": "خشتەی {}",
            "figure": "وێنەی {}",
            "table in text": "خشتەی {}",
            "figure in text": "وێنەی {}",
            "formula in text": "هاوکێشەی ({})",
            "section in text": "بەشی {}",
            "page in text": "لاپەڕە {}",
            "note in text": "تێبینی {}",
            "list of tables": "لیستی خشتەکان",
            "list of figures": "لیستی وێنەکان",
            "list of abbreviations": "لیستی کورتکراوەکان",
            "note": "تێبینی",
            "tip": "ئامۆژگاری",
            "warning": "هۆشداری",
            "important": "گرنگ",
            "caution": "ئاگاداری",
        },
    ),
)
