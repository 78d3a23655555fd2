"""Everything that a build reads, as one frozen value: a test builds it from a dict, without a disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from paperbuild.findings.source import SourceFile

BIBLIOGRAPHY_PATH = "bibliography.bib"
SETTINGS_PATH = "content/paper.toml"
BASELINE_PATH = "content/baseline.json"
METADATA_NAME = "metadata.toml"
RECORDS_FOLDER = "made-from"
EDITIONS_FOLDER = "content/editions"


class Unread(StrEnum):
    """Why something that looks like a part of the paper is not read."""

    LINK = "it is a link that leads out of the paper, or nowhere"
    NO_FILE = "it is not an ordinary file"
    SUFFIX = "the name of a section ends with `.md`"
    PLACE = "a section is directly in the folder of its locale"
    LOCALE = "the name of its folder is not a language tag"
    DEPTH = "it is a folder within too many others; nothing in it is read"


@dataclass(frozen=True)
class LocaleSource:
    """One locale folder: its sections by path, in order, its `metadata.toml` where there is one, the `records` of what
    its sections were made from, and that of what its `metadata.toml` was."""

    code: str
    sections: tuple[SourceFile, ...]
    metadata: SourceFile | None = None
    records: tuple[SourceFile, ...] = ()
    metadata_record: SourceFile | None = None

    @property
    def all_records(self) -> tuple[SourceFile, ...]:
        """The records of its sections and of its strings."""
        return (*self.records, self.metadata_record) if self.metadata_record else self.records

    def with_texts(self, texts: Mapping[str, str]) -> LocaleSource:
        """The same with other texts in those of its files whose paths are in `texts`."""
        return replace(
            self,
            sections=tuple(_with_text(file, texts) for file in self.sections),
            metadata=_with_text(self.metadata, texts),
            records=tuple(_with_text(file, texts) for file in self.records),
            metadata_record=_with_text(self.metadata_record, texts),
        )


@dataclass(frozen=True)
class Project:
    """A paper as it stands in its folder. All paths are relative to it, with forward slashes.

    `settings` is None where `content/paper.toml` is missing. `templates` holds the project's own templates over the
    tool's, by name (`page.html.jinja`, `notes.csl`). `files` holds every other file below `content/` (images), which
    may be read only when it is asked for (`model.files`),
    `escapes` the paths below `content/` that are symbolic links leading out of the project, `unread` what looks like a
    part of the paper and is not read, with the reason; `editions` the records of the editions that were published.
    """

    name: str
    settings: SourceFile | None
    locales: tuple[LocaleSource, ...]
    bibliography: SourceFile | None
    templates: Mapping[str, SourceFile] = field(default_factory=lambda: MappingProxyType({}))
    files: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    escapes: frozenset[str] = frozenset()
    unread: Mapping[str, Unread] = field(default_factory=lambda: MappingProxyType({}))
    editions: tuple[SourceFile, ...] = ()

    @cached_property
    def baseline(self) -> SourceFile | None:
        """The findings that do not count: `content/baseline.json`, where there is one."""
        content = self.files.get(BASELINE_PATH)
        return None if content is None else SourceFile(BASELINE_PATH, content.decode("utf-8-sig", "replace"))

    @cached_property
    def sources(self) -> Mapping[str, SourceFile]:
        """Every text file in which something can be found, by its path."""
        files = [self.settings, self.bibliography, self.baseline, *self.templates.values(), *self.editions]
        for locale in self.locales:
            files += [*locale.sections, locale.metadata, *locale.all_records]
        return {file.path: file for file in files if file is not None}

    def with_texts(self, texts: Mapping[str, str]) -> Project:
        """The same with other texts in those of its files whose paths are in `texts`; settings and a library that it
        lacks may be among them, any other file that it lacks is passed over."""
        named = {path: SourceFile(path, texts[path]) for path in (SETTINGS_PATH, BIBLIOGRAPHY_PATH) if path in texts}
        templates = {name: _with_text(file, texts) for name, file in self.templates.items()}
        return replace(
            self,
            settings=named.get(SETTINGS_PATH, self.settings),
            bibliography=named.get(BIBLIOGRAPHY_PATH, self.bibliography),
            locales=tuple(locale.with_texts(texts) for locale in self.locales),
            templates=MappingProxyType(templates),
            editions=tuple(_with_text(file, texts) for file in self.editions),
        )


_File = TypeVar("_File", SourceFile, SourceFile | None)


def _with_text(file: _File, texts: Mapping[str, str]) -> _File:
    return SourceFile(file.path, texts[file.path]) if file and file.path in texts else file
