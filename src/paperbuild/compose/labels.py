"""The labels of one locale: the words of its language, and before them those that its `metadata.toml` has."""

from __future__ import annotations

from paperbuild.language.labels import Labels, labels_of
from paperbuild.language.words import ENGLISH, strings_of
from paperbuild.model.paper import Locale

_OWN = ("table", "figure", "formula", "list_of_tables", "list_of_figures")


def labels_in(locale: Locale) -> Labels:
    """The labels of `locale`, with the words that it has of its own in `[strings]`."""
    strings = locale.metadata.strings
    said = {name.replace("_", " "): getattr(strings, name) for name in _OWN}
    english = strings_of(ENGLISH)
    # A new locale may have the English words, for a translator to translate.
    own = {name: word for name, word in said.items() if word and word != english.get(name)}
    return labels_of(locale.code).with_words(own)
