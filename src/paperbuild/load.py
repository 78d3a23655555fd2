"""Reads a paper's folder, once, into a `Project`. It follows no link out of the folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from paperbuild.errors import UsageError
from paperbuild.project import BIBLIOGRAPHY_PATH, SETTINGS_PATH, LocaleSource, Project
from paperbuild.source import SourceFile

_PACKAGE = Path(__file__).parent
_NO_TEMPLATES = {".md", ".py"}


def load(folder: Path) -> Project:
    """The project in `folder`. Raises UsageError where there is no `content/` in it."""
    root = folder.resolve()
    content = root / "content"
    if not content.is_dir():
        raise UsageError(
            f"no content/ in {folder}",
            "run `paperbuild init DIR` for a new paper, or name its folder with `--project DIR`",
        )
    files, escapes = _files(root, content)
    return Project(
        name=root.name,
        settings=_source(root, SETTINGS_PATH),
        locales=tuple(_locales(root, content)),
        bibliography=_source(root, BIBLIOGRAPHY_PATH),
        templates=MappingProxyType(_templates(root)),
        files=MappingProxyType(files),
        escapes=frozenset(escapes),
    )


def read_source(path: Path, name: str) -> SourceFile:
    """The text file at `path`, known as `name`. What is not UTF-8 is read as Windows-1252, and said to be so."""
    return decoded(path.read_bytes(), name)


def decoded(content: bytes, name: str) -> SourceFile:
    """The text of `content`, its byte order mark taken off."""
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        return SourceFile(name, content.decode("utf-8"))
    except UnicodeDecodeError as error:
        bad = len(content[: error.start].decode("utf-8"))
        rest = content[error.start :].decode("cp1252", "replace")
        return SourceFile(name, content[: error.start].decode("utf-8") + rest, bad)


def default_templates_folder() -> Path:
    """Where the tool's own templates are: in the wheel, or, in a checkout, at the top of the repository."""
    installed = _PACKAGE / "default_templates"
    return installed if installed.is_dir() else _PACKAGE.parent.parent / "templates"


def _source(root: Path, name: str) -> SourceFile | None:
    path = root / name
    return read_source(path, name) if path.is_file() and _is_within(path, root) else None


def _locales(root: Path, content: Path) -> Iterator[LocaleSource]:
    for folder in sorted(content.iterdir()):
        if not folder.is_dir() or folder.name.startswith(".") or not _is_within(folder, root):
            continue
        paths = sorted(path for path in folder.glob("*.md") if path.is_file() and _is_within(path, root))
        metadata = _source(root, f"content/{folder.name}/metadata.toml")
        if paths or metadata:
            names = [path.relative_to(root).as_posix() for path in paths]
            sections = tuple(read_source(path, name) for path, name in zip(paths, names, strict=True))
            yield LocaleSource(folder.name, sections, metadata)


def _files(root: Path, content: Path) -> tuple[dict[str, bytes], set[str]]:
    """The files below `content/` that are no text of the paper, and the links in it that lead out of the project."""
    files: dict[str, bytes] = {}
    escapes: set[str] = set()
    for path in sorted(content.rglob("*")):
        name = path.relative_to(root).as_posix()
        if not _is_within(path, root):
            escapes.add(name)
        elif path.is_file() and path.suffix not in {".md", ".toml"}:
            files[name] = path.read_bytes()
    return files, escapes


def _templates(root: Path) -> Mapping[str, SourceFile]:
    """Templates by name: the project's own over the tool's, file by file."""
    found: dict[str, SourceFile] = {}
    for folder in (default_templates_folder(), root / "templates"):
        if not folder.is_dir():
            continue
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix not in _NO_TEMPLATES and _is_within(path, folder):
                name = path.relative_to(folder).as_posix()
                found[name] = read_source(path, f"templates/{name}")
    return found


def _is_within(path: Path, root: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False
