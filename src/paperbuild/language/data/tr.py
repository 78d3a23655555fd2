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
    labels={
        "table": "Tablo {}",
        "figure": "Şekil {}",
        "table in text": "Tablo {}",
        "figure in text": "Şekil {}",
        "formula in text": "Denklem ({})",
        "section in text": "Bölüm {}",
        "page in text": "s. {}",
        "note in text": "dipnot {}",
        "list of tables": "Tablo listesi",
        "list of figures": "Şekil listesi",
        "list of abbreviations": "Kısaltmalar",
        "note": "Not",
        "tip": "İpucu",
        "warning": "Uyarı",
        "important": "Önemli",
        "caution": "Dikkat",
    },
)
