"""Abbreviations that need no explanation, in any language: those that are better known than what they stand for."""

from __future__ import annotations

EVERYBODY_KNOWS = frozenset(
    """
    AIDS HIV DNA RNA EU UN UNO UK US USA UE ONU EE UU NATO OTAN UNESCO UNICEF NGO NGOS ONG VAT GDP CEO PC TV CD DVD
    PDF HTML EPUB URL SMS PIN ATM ID OK AM PM BC AD CE BCE FAQ IT WWW GPS DOI ISBN ISSN ORCID PO USB CV PS NB COVID
    """.split()
)
