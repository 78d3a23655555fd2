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
    noun_endings=r"['’]?(?:[dt][ae]n?|[dt][ae]ki|[ıiuü]n?|[ae]|[ıiuü]n[dt]?[ae]n?|l[ıiuü]k|l[ae]r\w{0,4}|yl[ae]|y[ae]|y[ıiuü])",
    scale_words={"mn": 6, "mlr": 9, "mlrd": 9},
    percent_before=("yüzde",),
    shares=r"yarı\w*|üçte|dörtte|çeyre\w+|beşte|onda|her \w+ \w+",
    joins_words=True,
    times=r"buçu|çeyrek|sabah|akşam|gece|öğle",
    percent_words=(r"puan",),
    ordinary_months="ocak ekim aralık",
    growth=0.93,
    ordinary_numbers=r"on(?:a|u|un|da|dan|lar\w*|unla|suz|ca)|altı\w+|yüz\w+|yedi\w+",
)
