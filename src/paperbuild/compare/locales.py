"""Lays each locale of a paper beside its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from paperbuild.compare.clocks import translation
from paperbuild.compare.strings import compare_strings, strings_of
from paperbuild.model.blocks import blocks_of
from paperbuild.model.paper import Locale
from paperbuild.model.project import LocaleSource
from paperbuild.model.translation import TranslatedSection, Translation


def compare_locales(folders: Sequence[LocaleSource], locales: Sequence[Locale], source: str) -> Iterator[Translation]:
    """Every locale but that called `source` beside it; none where it has no sections. `folders` are what they were
    read from."""
    original = next((locale for locale in locales if locale.code == source), None)
    if original is None or not original.sections:
        return
    known = {section.name: blocks_of(section) for section in original.sections}
    by_code = {folder.code: folder for folder in folders}
    for locale in locales:
        if locale.code != source:
            beside = translation(locale.code, original.sections, locale.sections, locale.records, known)
            yield replace(beside, strings=_strings(by_code[source], by_code[locale.code]))


def _strings(source: LocaleSource, other: LocaleSource) -> TranslatedSection | None:
    """The strings of a locale beside the source's; None where one of the files is missing, or no TOML."""
    mine, its = (strings_of(one.metadata, one.code) if one.metadata else None for one in (source, other))
    record = strings_of(other.metadata_record, source.code) if other.metadata_record else None
    return compare_strings(mine, its, record) if mine and its else None
