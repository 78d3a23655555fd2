"""Estonian."""

from __future__ import annotations

from paperbuild.language.language import LOW_HIGH, Language

LANGUAGE = Language(
    tag="et",
    quotes=LOW_HIGH,
    letters="s:š z:ž w:õ w:ä w:ö w:ü",
    groups_by_space=True,
)
