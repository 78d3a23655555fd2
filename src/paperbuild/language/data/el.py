"""Greek."""

from __future__ import annotations

from paperbuild.language.language import GUILLEMETS, Language

LANGUAGE = Language(
    tag="el",
    script="Grek",
    quotes=GUILLEMETS,
    before_number=r"σ\.|σελ\.|αρ\.|τ\.|κεφ\.|§",
)
