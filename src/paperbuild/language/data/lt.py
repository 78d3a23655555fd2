"""Lithuanian."""

from __future__ import annotations

from paperbuild.language.language import LOW_HIGH, Language

LANGUAGE = Language(
    tag="lt",
    quotes=LOW_HIGH,
    letters="c:č s:š z:ž",
    groups_by_space=True,
)
