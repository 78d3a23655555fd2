"""Finds what is known of a language by its tag: a form of it, the language, or defaults (RFC 4647, Lookup).

A language's file is imported when somebody asks for the language: a command on two languages reads two of them.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from babel.core import get_global

from paperbuild.language import data
from paperbuild.language.files import language_file
from paperbuild.language.language import ANY_ENDING, Language


@cache
def language_of(tag: str) -> Language:
    """What is known of the language that a BCP 47 `tag` means: the nearest of its forms, with the script of the tag.

    Of a language without a file everything is as the defaults have it, but for its script, which CLDR knows, and for
    the endings of its nouns, which may be any.
    """
    steps = tag.split("-")
    forms = {name: form for form in _forms(steps[0]) for name in (form.tag, *form.also)}
    found = next((forms[name] for name in _wider(tag) if name in forms), None)
    found = found or Language(tag=steps[0], script=_likely_script(tag), noun_endings=ANY_ENDING)
    named = next((step for step in steps[1:] if len(step) == 4 and step.isalpha()), found.script)
    return found if named == found.script else replace(found, script=named)


def with_region(tag: str) -> str:
    """`tag` for CLDR and CSL, which take `en` for American English: the region whose ways ours has is said to them."""
    language = language_of(tag)
    return f"{tag}-{language.region}" if language.region and tag == language.tag else tag


@cache
def known_languages() -> tuple[Language, ...]:
    """Every language that has a file, without the forms of regions and scripts. This imports all the files."""
    return tuple(_forms(module.name.rstrip("_"))[0] for module in pkgutil.iter_modules(data.__path__))


def _wider(tag: str) -> Iterator[str]:
    """A tag, and what is left of it without its last step, and so on: `zh-Hant-TW`, `zh-Hant`, `zh`."""
    while tag:
        yield tag
        tag = tag.rpartition("-")[0]


def _likely_script(tag: str) -> str:
    likely = get_global("likely_subtags")
    found = (likely.get(name.replace("-", "_")) for name in _wider(tag))
    return next((full.split("_")[1] for full in found if full), "Latn")


def _forms(language: str) -> tuple[Language, ...]:
    """The language and its forms as its file has them; empty where it has no file."""
    module = language_file(data.__name__, language)
    return (module.LANGUAGE, *getattr(module, "FORMS", ())) if module else ()
