"""What the tool itself says in each language, one file a language: no reader of a paper has to know English for it.

`STRINGS` are the words of the paper's own files, by their names in `model.settings.Strings`. `PAGES` are those of the
index, of the accessibility statement and of the front matter, as templates name them: a text, a tuple of texts, or
texts by name. A text has `{count}` where a value stands (`PARAMETERS`); where its words follow a number, there is one
for each kind that CLDR's plural rules know in that language (`one`, `few`, `other`; for `edition`, those of ordinals), and,
where a number has a word of its own, for that number.

`changes` is what a redline says. Each text has the values in braces that the English one of its name has, each once. In
`legend`, words that are marked as inserted stand at the first bar and words that are marked as deleted at the second.

What captions say, too (`Table`), stands in no file here: it is that of `language.labels`. Marks and spaces are typed
as authors type them. A language without a file has English words, and pages say that they are English.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from types import ModuleType
from typing import Any

from paperbuild.language.files import language_file
from paperbuild.language.labels import labels_of, names_kind
from paperbuild.language.spacing import set_spaces
from paperbuild.language.typography import script, with_marks

ENGLISH = "en"

PARAMETERS: Mapping[str, tuple[str, ...]] = {
    "missing": ("count", "total", "language"),
    "stale": ("count", "total", "language"),
    "about": ("date",),
    "not_installed": ("names",),
    "failed": ("names",),
    "set_aside": ("count",),
    "edition": ("number",),
    "page_count": ("count",),
}
"""The texts of `PAGES` that take values, with the names of these, in the order in which templates give them."""

_TABLE = "table"


def languages_with_words() -> tuple[str, ...]:
    """The tags of the languages that the tool speaks, in the order of the alphabet; this reads no file."""
    return tuple(sorted(module.name.rstrip("_") for module in pkgutil.iter_modules(__path__)))


def fitting(tag: str) -> Iterator[str]:
    """The languages that a reader of `tag` (BCP 47) reads, the nearest first: itself, then what is wider than it.

    None in other letters: who reads `zh-Hant` is not given the words of `zh`.
    """
    steps = tag.split("-")
    wider = ("-".join(steps[:length]) for length in range(len(steps), 0, -1))
    return (one for one in wider if script(one) == script(tag))


@cache
def words_language(tag: str) -> str | None:
    """The language in which the tool speaks to readers of `tag`; None where it does not speak theirs."""
    return next((one for one in fitting(tag) if _file(one)), None)


@cache
def strings_of(tag: str) -> Mapping[str, str]:
    """The words of a paper's own files in the language `tag`, by name; of a language without a file, the
    word that its captions have."""
    file = _file(words_language(tag) or "")
    named = {_TABLE: labels_of(tag).word(_TABLE)} if names_kind(tag, _TABLE) else {}
    return {**(_typeset(file.STRINGS, tag) if file else {}), **named}


def said_in(tag: str) -> Mapping[str, str]:
    """All the words of a paper's own files: those that the tool has in the language `tag`, the rest in English."""
    return {**strings_of(ENGLISH), **strings_of(tag)}


@cache
def pages_of(language: str) -> Mapping[str, Any]:
    """The words of the pages in a `language` that has a file of words (`words_language`)."""
    file = _file(language)
    return _typeset(file.PAGES, language) if file else {}


def _typeset(value: Any, tag: str) -> Any:
    """`value` with the marks and the spaces of its language."""
    if isinstance(value, Mapping):
        return {name: _typeset(one, tag) for name, one in value.items()}
    if isinstance(value, tuple):
        return tuple(_typeset(one, tag) for one in value)
    return set_spaces(with_marks(value, tag), tag)


def _file(tag: str) -> ModuleType | None:
    return language_file(__name__, tag)
