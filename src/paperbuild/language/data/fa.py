"""Persian."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="fa",
    script="Arab",
    family="Persian",
    quotes=Quotes("«", "»", "‹", "›"),
    date_words={
        "circa": "حدود {}",
        "before": "پیش از {}",
        "decade": "دههٔ {}",
        "forthcoming": "در دست انتشار",
        "in press": "زیر چاپ",
        "no date": "بدون تاریخ",
        "seasons": "بهار تابستان پاییز زمستان",
    },
    labels={
        "table": "جدول {}",
        "figure": "شکل {}",
        "table in text": "جدول {}",
        "figure in text": "شکل {}",
        "formula in text": "معادلهٔ ({})",
        "section in text": "بخش {}",
        "page in text": "صفحهٔ {}",
        "note in text": "یادداشت {}",
        "list of tables": "فهرست جدول‌ها",
        "list of figures": "فهرست شکل‌ها",
        "list of abbreviations": "فهرست کوته‌نوشت‌ها",
        "note": "نکته",
        "tip": "توصیه",
        "warning": "هشدار",
        "important": "مهم",
        "caution": "احتیاط",
    },
    ordinary_months="می مه",
    months_otherwise=(
        "ژانویه",
        "فوریه",
        "",
        "آوریل",
        "می/مه",
        "ژوئن/جون",
        "ژوئیه/ژوییه/جولای",
        "اوت/آگوست/آگست",
        "",
        "",
        "",
        "دسامبر",
    ),
    other_calendars=(
        "persian",
        "islamic",
    ),
    other_months="فروردین|اردیبهشت|خرداد|تیر|مرداد|امرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند|محرم|صفر|رجب|شعبان|رمضان|شوال",
    scale_words={"تریلیون": 12, "بیلیون": 9},
    percent_words=(
        r"درصد\w*",
        "صدم",
    ),
    shares=r"نصف|نیم\w*|سوم|چهارم|پنجم|دهم|ثلث|ربع",
    has_slash_decimals=True,
    growth=0.98,
)
