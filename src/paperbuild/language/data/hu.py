"""Hungarian."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="hu",
    quotes=Quotes("„", "”", "»", "«"),
    letters="o:ö/ő u:ü/ű",
    groups_by_space=True,
)
