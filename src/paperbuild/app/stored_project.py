"""Makes a project of files that are in no folder: those of a git revision, those that a PDF carries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from types import MappingProxyType

from paperbuild.app.load import (
    decoded,
    is_locale_name,
    is_section_name,
    section_order,
    template_texts,
)
from paperbuild.findings.errors import UsageError
from paperbuild.findings.source import SourceFile
from paperbuild.model.files import UnreadFiles
from paperbuild.model.project import (
    BIBLIOGRAPHY_PATH,
    METADATA_NAME,
    RECORDS_FOLDER,
    SETTINGS_PATH,
    LocaleSource,
    Project,
)
from paperbuild.output.own_templates import default_templates_folder

_LARGEST_TEXT = 16_000_000  # bytes, as in a folder
_TEXTS = (".md", ".toml", ".bib")
_TEMPLATES = "templates/"


class StoredFiles(UnreadFiles):
    """Files by their paths, each read by `read` when it is asked for; `sizes` are known before."""

    def __init__(self, sizes: Mapping[str, int], read: Callable[[str], bytes]) -> None:
        self._sizes, self._read = sizes, read
        self._known: dict[str, bytes] = {}

    def __getitem__(self, path: str) -> bytes:
        if path not in self._known:
            if path not in self._sizes:
                raise KeyError(path)
            self._known[path] = self._read(path)
        return self._known[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sizes)

    def __len__(self) -> int:
        return len(self._sizes)

    def __contains__(self, path: object) -> bool:
        return path in self._sizes

    def size_of(self, path: str) -> int:
        """How many bytes the file at `path` has, without reading it. Raises KeyError."""
        return self._sizes[path]


def stored_project(
    name: str, sizes: Mapping[str, int], read: Callable[[Sequence[str]], Sequence[bytes]], called: str
) -> Project:
    """The project called `name` with these files, by their paths in it, as it would be read from a folder; `read` gives
    what is in some of them. `called` is what messages call it.

    Raises UsageError where nothing of a paper is among them, or a text is too large.
    """
    if not any(path.startswith("content/") for path in sizes):
        raise UsageError(f"there is no paper in {called}: it has no content/", "name one that has a paper")
    texts = [path for path in sizes if _is_text(path)]
    for path in texts:
        if sizes[path] > _LARGEST_TEXT:
            raise UsageError(f"{path} in {called} is larger than {_LARGEST_TEXT // 1_000_000} MB", "name another")
    sources = {path: decoded(content, path) for path, content in zip(texts, read(texts), strict=True)}
    own = {path.removeprefix(_TEMPLATES): file for path, file in sources.items() if path.startswith(_TEMPLATES)}
    others = {path: size for path, size in sizes.items() if path.startswith("content/") and path not in sources}
    return Project(
        name=name,
        settings=sources.get(SETTINGS_PATH),
        locales=tuple(_locales(sources)),
        bibliography=sources.get(BIBLIOGRAPHY_PATH),
        templates=MappingProxyType({**template_texts(default_templates_folder()), **own}),
        files=StoredFiles(others, lambda path: read([path])[0]),
    )


def _is_text(path: str) -> bool:
    return path == BIBLIOGRAPHY_PATH or path.startswith(_TEMPLATES) or path.lower().endswith(_TEXTS)


def _locales(sources: Mapping[str, SourceFile]) -> Iterator[LocaleSource]:
    folders: dict[str, dict[str, SourceFile]] = {}
    for path, file in sources.items():
        steps = PurePosixPath(path).parts
        if steps[0] == "content" and len(steps) > 2 and is_locale_name(steps[1]):
            folders.setdefault(steps[1], {})["/".join(steps[2:])] = file
    for code in sorted(folders):
        files = folders[code]
        sections, records = _sections(files, ""), _sections(files, f"{RECORDS_FOLDER}/")
        metadata, record = files.get(METADATA_NAME), files.get(f"{RECORDS_FOLDER}/{METADATA_NAME}")
        if sections or metadata:
            yield LocaleSource(code, tuple(sorted(sections, key=section_order)), metadata, records, record)


def _sections(files: Mapping[str, SourceFile], below: str) -> tuple[SourceFile, ...]:
    names = sorted(name for name in files if name.startswith(below) and is_section_name(name.removeprefix(below)))
    return tuple(files[name] for name in names)
