"""What pandoc calls places in a work in each language: `scripts/terms.py` writes one file a language by asking it.

A file has, by tag and by kind of place (CSL's locators), the words that pandoc reads before a number, the one that it
prints first. A region has only the kinds whose words are others there than in its language.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache

from paperbuild.language.files import language_file

PLACE_KINDS = (
    "page",
    "paragraph",
    "chapter",
    "section",
    "figure",
    "volume",
    "issue",
    "note",
    "column",
    "part",
    "book",
    "line",
    "folio",
    "opus",
    "verse",
    "sub-verbo",
)
"""The kinds of place that pandoc reads, of all that CSL 1.0.2 has."""

_OTHERWISE = "en"
"""The language that pandoc speaks where it does not know one."""


@cache
def terms_of(tag: str) -> Mapping[str, tuple[str, ...]]:
    """By kind of place, the words of the language `tag` (BCP 47) as pandoc takes it, for which `en` is American."""
    steps = tag.split("-")
    own = _file(steps[0]) or _file(_OTHERWISE)
    found = dict(own.get(steps[0], own.get(_OTHERWISE, {})))
    for end in range(2, len(steps) + 1):
        found |= own.get("-".join(steps[:end]), {})
    return {kind: words for kind, words in found.items() if words}


def every_term() -> Iterator[tuple[str, str]]:
    """Every word of every language, with the kind of place that it stands for. This reads all the files."""
    for module in pkgutil.iter_modules(__path__):
        for kinds in _file(module.name.rstrip("_")).values():
            yield from ((word, kind) for kind, words in kinds.items() for word in words)


@cache
def _file(language: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    module = language_file(__name__, language)
    return dict(module.TERMS) if module else {}
