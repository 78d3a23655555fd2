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
)
