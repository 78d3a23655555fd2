"""Slovak."""

from __future__ import annotations

from paperbuild.language.language import LOW_HIGH, Language

LANGUAGE = Language(
    tag="sk",
    family="Czech and Slovak",
    quotes=LOW_HIGH,
    letters="a:ä c:č h:ch o:ô s:š z:ž",
    groups_by_space=True,
    short_words="kKsSvVzZoOuUaAiI",
    date_words={
        "circa": "cca {}",
        "before": "pred {}",
        "forthcoming": "pripravuje sa",
        "in press": "v tlači",
        "no date": "bez dátumu",
        "seasons": "jar leto jeseň zima",
    },
)
