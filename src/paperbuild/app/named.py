"""Finds the locales of a paper by their codes; if there is none with a code, it says which was probably meant."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from paperbuild.findings.errors import UsageError
from paperbuild.findings.nearest import nearest
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.translation import Translation


def named_locales(paper: Paper, codes: Iterable[str]) -> list[Locale]:
    """The locales of those codes, each once. Raises UsageError at the first that the paper does not have."""
    known = {locale.code: locale for locale in paper.locales if locale.sections}
    return [known[code] for code in known_codes(known, codes)]


def known_codes(known: Collection[str], codes: Iterable[str]) -> list[str]:
    """`codes`, each once. Raises UsageError at the first that is not `known`."""
    found = dict.fromkeys(codes)
    for code in found:
        if code not in known:
            near = nearest(code, known)
            hint = (
                f"did you mean `{near}`?"
                if near
                else f"the paper has {', '.join(f'`{one}`' for one in known) or 'none'}"
            )
            raise UsageError(f"the paper has no locale `{code}`", hint)
    return list(found)


def named_translation(paper: Paper, code: str) -> Translation:
    """The translation into `code`. Raises UsageError where there is none."""
    known = {translation.code: translation for translation in paper.translations}
    if code in known:
        return known[code]
    if code == paper.source.code:
        raise UsageError(f"`{code}` is the language that the paper is written in", "name a translation")
    near = nearest(code, known)
    hint = f"did you mean `{near}`?" if near else f"`paperbuild locale add {code}` begins one"
    raise UsageError(f"the paper has no translation `{code}`", hint)
