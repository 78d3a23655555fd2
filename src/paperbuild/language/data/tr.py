"""Turkish."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="tr",
    letters="c:ç g:ğ h:ı o:ö s:ş u:ü",
    date_words={
        "circa": "yakl. {}",
        "before": "{} öncesi",
        "forthcoming": "çıkacak",
        "in press": "basımda",
        "no date": "tarih yok",
        "seasons": "bahar yaz sonbahar kış",
    },
)
