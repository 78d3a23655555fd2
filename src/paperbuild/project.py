"""Everything that a build reads, as one frozen value: a test builds it from a dict, without a disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from paperbuild.source import SourceFile

BIBLIOGRAPHY_PATH = "bibliography.bib"
SETTINGS_PATH = "content/paper.toml"


class Missing(StrEnum):
    """Why a file that the paper names cannot be used."""

    ABSENT = "absent"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class LocaleSource:
    """One locale folder: its sections by path, in order, and its `metadata.toml` where there is one."""

    code: str
    sections: tuple[SourceFile, ...]
    metadata: SourceFile | None = None


@dataclass(frozen=True)
class Project:
    """A paper as it stands in its folder. All paths are relative to it, with forward slashes.

    `settings` is None where `content/paper.toml` is missing. `templates` holds the project's own templates over the
    tool's, by name (`page.html.jinja`, `notes.csl`). `files` holds every other file below `content/` (images),
    `escapes` the paths below `content/` that are symbolic links leading out of the project.
    """

    name: str
    settings: SourceFile | None
    locales: tuple[LocaleSource, ...]
    bibliography: SourceFile | None
    templates: Mapping[str, SourceFile] = field(default_factory=lambda: MappingProxyType({}))
    files: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    escapes: frozenset[str] = frozenset()
