"""Lays the strings of a locale beside those of the source."""

from __future__ import annotations

from paperbuild.compare.record import conflict
from paperbuild.compare.strings import compare_strings, strings_of
from paperbuild.model.project import LocaleSource
from paperbuild.model.translation import TranslatedSection


def translated_strings(source: LocaleSource, other: LocaleSource) -> TranslatedSection | None:
    """The strings of a locale beside the source's; None where one of the files is missing, or no TOML."""
    mine, its = (strings_of(one.metadata, one.code) if one.metadata else None for one in (source, other))
    known = other.metadata_record
    record = strings_of(known, source.code) if known and not conflict(known) else None
    return compare_strings(mine, its, record) if mine and its else None
