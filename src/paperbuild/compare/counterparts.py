"""Finds what stands for something else in a translation: what the settings say, and what the library knows of works."""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.language.languages import base_language, language_named
from paperbuild.model.bibliography import Bibliography, Entry, keys_in
from paperbuild.model.counterparts import Counterparts
from paperbuild.model.settings import Settings

# biblatex 3.20, 3.4 and 4.5.1: what an entry says of the entries that its field `related` names.
_IS_TRANSLATION = frozenset({"translationof", "translationfrom"})
_IS_TRANSLATED = frozenset({"translationas", "translatedas"})


def counterparts(settings: Settings, library: Bibliography, code: str) -> Counterparts:
    """What stands for something else in the locale `code`."""
    works = dict(pair for entry in library.by_key.values() for pair in _translations(entry, library, code))
    for original, keys in settings.translations.works.items():
        key = keys.get(code) or keys.get(base_language(code))
        if key:
            works[key] = original
    return Counterparts(settings.translations.links, works)


def _translations(entry: Entry, library: Bibliography, code: str) -> Iterator[tuple[str, str]]:
    """Keys of translations into the language of `code`, each with the key of its original, as `entry` says."""
    kind = entry.value("relatedtype").strip().casefold()
    if "related" not in entry.fields or kind not in _IS_TRANSLATION | _IS_TRANSLATED:
        return
    for key in keys_in(entry.fields["related"]):
        translation, original = (entry.key, key) if kind in _IS_TRANSLATION else (key, entry.key)
        if _is_in(library.find(translation), code):
            yield translation, original


def _is_in(entry: Entry | None, code: str) -> bool:
    """Whether a work may be in the language of `code`: one that names no language may be in any."""
    named = language_named(entry.value("langid", "hyphenation", "language")) if entry else ""
    return entry is not None and (not named or base_language(named) == base_language(code))
