"""Lithuanian."""

from __future__ import annotations

from paperbuild.language.language import LOW_HIGH, Language

LANGUAGE = Language(
    tag="lt",
    quotes=LOW_HIGH,
    letters="c:č s:š z:ž",
    groups_by_space=True,
    date_words={
        "circa": "apie {}",
        "before": "iki {}",
        "forthcoming": "rengiama",
        "in press": "spaudoje",
        "no date": "be datos",
        "seasons": "pavasaris vasara ruduo žiema",
    },
)
