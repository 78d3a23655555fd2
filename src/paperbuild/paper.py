"""A paper after parsing: what the rules check and what a manuscript is assembled from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from paperbuild.bibliography import Bibliography
from paperbuild.project import Project
from paperbuild.section import Section
from paperbuild.settings import Metadata, Settings


@dataclass(frozen=True)
class Locale:
    """One locale of a paper: its sections in order and the strings of its `metadata.toml`."""

    code: str
    sections: tuple[Section, ...]
    metadata: Metadata


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

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections of every locale."""
        return tuple(section for locale in self.locales for section in locale.sections)
