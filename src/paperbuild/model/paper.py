"""A paper after parsing: what the rules check and what a manuscript is assembled from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from paperbuild.language.words import said_in
from paperbuild.model.bibliography import Bibliography
from paperbuild.model.edition import NO_EDITIONS, Editions
from paperbuild.model.project import Project
from paperbuild.model.section import Section
from paperbuild.model.settings import Metadata, Settings
from paperbuild.model.translation import Translation


@dataclass(frozen=True)
class Locale:
    """One locale of a paper: its sections in order, the strings of its `metadata.toml`, and the `records` of what the
    sections of a translation were made from, by the sections' names."""

    code: str
    sections: tuple[Section, ...]
    metadata: Metadata
    records: Mapping[str, Section] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def strings(self) -> Mapping[str, str]:
        """What the templates say in this locale, by the names in `Strings`: its own words, otherwise the tool's."""
        return {**said_in(self.code), **self.metadata.strings.as_mapping()}


@dataclass(frozen=True)
class Paper:
    """Everything that was read, parsed; `translations` are the locales but the source's beside it, block by block;
    `editions` what earlier editions published."""

    project: Project
    settings: Settings
    bibliography: Bibliography
    locales: tuple[Locale, ...]
    translations: tuple[Translation, ...] = ()
    editions: Editions = NO_EDITIONS

    @cached_property
    def source(self) -> Locale:
        """The locale that the paper is written in; without sections where its folder is missing."""
        code = self.settings.locale
        empty = Locale(code, (), Metadata(title="?"))
        return next((locale for locale in self.locales if locale.code == code), empty)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections of every locale."""
        return tuple(section for locale in self.locales for section in locale.sections)
