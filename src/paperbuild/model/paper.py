"""A paper after parsing: what the rules check and what a manuscript is assembled from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from paperbuild.compare.blocks import blocks_of
from paperbuild.compare.clocks import TranslatedSection, Translation, translation
from paperbuild.compare.difference import Difference, Kind
from paperbuild.compare.strings import compare_strings, strings_of
from paperbuild.model.bibliography import Bibliography
from paperbuild.model.project import Project
from paperbuild.model.section import Section
from paperbuild.model.settings import Metadata, Settings


@dataclass(frozen=True)
class Locale:
    """One locale of a paper: its sections in order, the strings of its `metadata.toml`, and the `records` of what the
    sections of a translation were made from, by the sections' names."""

    code: str
    sections: tuple[Section, ...]
    metadata: Metadata
    records: Mapping[str, Section] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Paper:
    """Everything that was read, parsed."""

    project: Project
    settings: Settings
    bibliography: Bibliography
    locales: tuple[Locale, ...]

    @cached_property
    def source(self) -> Locale:
        """The locale that the paper is written in; without sections where its folder is missing."""
        code = self.settings.locale
        empty = Locale(code, (), Metadata(title="?"))
        return next((locale for locale in self.locales if locale.code == code), empty)

    @cached_property
    def translations(self) -> tuple[Translation, ...]:
        """Every other locale beside the source, block by block; none where there is no source."""
        if not self.source.sections:
            return ()
        known = {section.name: blocks_of(section) for section in self.source.sections}
        return tuple(
            replace(
                translation(locale.code, self.source.sections, locale.sections, locale.records, known),
                strings=self._strings(locale.code),
            )
            for locale in self.locales
            if locale.code != self.source.code
        )

    def _strings(self, code: str) -> TranslatedSection | None:
        """The strings of a locale beside the source's; None where one of the files is missing, or no TOML."""
        folders = {folder.code: folder for folder in self.project.locales}
        files = (folders[self.source.code].metadata, folders[code].metadata)
        mine, other = (
            strings_of(file, locale) if file else None
            for file, locale in zip(files, (self.source.code, code), strict=True)
        )
        record = folders[code].metadata_record
        return (
            compare_strings(mine, other, strings_of(record, self.source.code) if record else None)
            if mine and other
            else None
        )

    def differences(self, kind: Kind) -> Iterator[tuple[TranslatedSection, Difference]]:
        """Where translations differ from the source in one way, each with its section."""
        for beside in self.translations:
            for section in beside.compared:
                yield from ((section, item) for item in section.differences if item.kind is kind)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections of every locale."""
        return tuple(section for locale in self.locales for section in locale.sections)
