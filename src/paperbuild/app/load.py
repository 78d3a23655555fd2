"""Reads the texts of a paper's folder, once, into a `Project`. It follows no link out of it or to hidden files in it.

A paper may come from a stranger: only plain files are opened (no pipe, which might never end, no device), none larger
than a paper needs, and none through a link that leads to something that is not the paper's.
"""

from __future__ import annotations

import codecs
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from paperbuild.app.folder_files import FolderFiles
from paperbuild.findings.errors import UsageError
from paperbuild.findings.source import SourceFile
from paperbuild.model.project import (
    BIBLIOGRAPHY_PATH,
    EDITIONS_FOLDER,
    METADATA_NAME,
    RECORDS_FOLDER,
    SETTINGS_PATH,
    LocaleSource,
    Project,
    Unread,
)
from paperbuild.output.own_templates import default_templates_folder

_NO_TEMPLATES = {".md", ".py"}
_LARGEST_TEXT_MB = 16
_LITTER = re.compile(r"[.#]|.*~\Z", re.DOTALL)  # hidden, or left behind by an editor
_LIKE_A_SECTION = {".md", ".markdown", ".mdown", ".mkd"}
_LIKE_A_TEXT = (*_LIKE_A_SECTION, ".toml")
_ABOUT_THE_FOLDER = re.compile(r"(readme|contributing)\b", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]+")
_LIKE_A_TAG = re.compile(r"[A-Za-z0-9_-]+")  # the letters of a language tag (RFC 5646), and those typed for one
_DEEPEST = 16  # folders within folders; what lies below would cost time and serve no paper
_STRAY_BYTES = "paperbuild.windows-1252"


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_STRAY_BYTES, _as_windows_1252)


def load(folder: Path) -> Project:
    """The project in `folder`; its pictures are read when they are asked for.

    Raises UsageError where there is no `content/` in it, or a text of it cannot be read.
    """
    try:
        root = folder.resolve()
    except (OSError, RuntimeError) as error:
        said = (isinstance(error, OSError) and error.strerror) or "it is a link to itself"
        raise UsageError(
            f"cannot find the folder `{folder}`: {said}", "name the paper's with `--project DIR`"
        ) from error
    content = root / "content"
    if not content.is_dir():
        raise UsageError(
            f"no content/ in {folder}",
            "run `paperbuild init DIR` for a new paper, or name its folder with `--project DIR`",
        )
    if not _is_within(content, root):
        raise UsageError(f"content/ in {folder} is a link that leads out of it", "put the folder itself in its place")
    try:
        return _loaded(root, content)
    except OSError as error:
        raise UsageError(f"cannot read {error.filename}: {error.strerror}", "make it readable, or delete it") from error


def _loaded(root: Path, content: Path) -> Project:
    found = _below(content, _LITTER)
    files, escapes = _files(found, root, content)
    return Project(
        name=root.name,
        settings=_source(root, SETTINGS_PATH),
        locales=tuple(_locales(root, content)),
        bibliography=_source(root, BIBLIOGRAPHY_PATH),
        templates=MappingProxyType(_templates(root)),
        files=FolderFiles(files),
        escapes=frozenset(escapes),
        unread=MappingProxyType(dict(_unread(found, root, content))),
        editions=_texts(_editions(root, content), root),
    )


def read_source(path: Path, name: str) -> SourceFile:
    """The text file at `path`, known as `name`. Bytes that are not UTF-8 are read as Windows-1252, and reported.

    Raises UsageError where it is larger than a text of a paper is, and OSError where it cannot be read.
    """
    if path.stat().st_size > _LARGEST_TEXT_MB * 1_000_000:
        raise UsageError(f"{name} is larger than {_LARGEST_TEXT_MB} MB", "make it smaller, or move it out of the paper")
    return decoded(path.read_bytes(), name)


def decoded(content: bytes, name: str) -> SourceFile:
    """The text of `content`, its byte order mark taken off."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and len(content) % 2 == 0:
        return SourceFile(name, content.decode("utf-16", "replace"), bad_bytes=0)
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return SourceFile(name, content.decode("utf-8"))
    except UnicodeDecodeError as error:
        bad = len(content[: error.start].decode("utf-8"))
        return SourceFile(name, content.decode("utf-8", _STRAY_BYTES), bad)


def is_locale_name(name: str) -> bool:
    """Whether a folder of that name in `content/` may be a locale's."""
    return _LIKE_A_TAG.fullmatch(name) is not None


def is_section_name(name: str) -> bool:
    """Whether a file of that name, directly in the folder of a locale, is a section."""
    return "/" not in name and name.lower().endswith(".md") and not _LITTER.match(name)


def section_order(file: SourceFile) -> tuple[bool, int, str]:
    """What sections are sorted by: see `_order`."""
    return _order(Path(file.path))


def template_texts(folder: Path) -> Mapping[str, SourceFile]:
    """The templates in a folder, by their names. Raises UsageError where one is larger than a text of a paper is."""
    found: dict[str, SourceFile] = {}
    for path in (Path(one.place) for one in _below(folder)):
        if path.is_file() and path.suffix not in _NO_TEMPLATES and _is_within(path, folder):
            name = path.relative_to(folder).as_posix()
            found[name] = read_source(path, f"templates/{name}")
    return found


def _source(root: Path, name: str) -> SourceFile | None:
    path = root / name
    return read_source(path, name) if path.is_file() and _is_within(path, root) else None


def _locales(root: Path, content: Path) -> Iterator[LocaleSource]:
    for name in sorted(name for name in os.listdir(content) if is_locale_name(name)):  # noqa: PTH208 - as below
        folder = content / name
        if not folder.is_dir() or not _is_within(folder, content):
            continue
        paths = sorted((path for path in _texts_in(folder) if _is_section(path, content)), key=_order)
        metadata = _source(root, f"content/{folder.name}/{METADATA_NAME}")
        if paths or metadata:
            record = _metadata_record(root, content, folder)
            yield LocaleSource(
                folder.name, _texts(paths, root), metadata, _texts(_records(content, folder), root), record
            )


def _records(content: Path, folder: Path) -> list[Path]:
    """The source texts that the sections of a locale were made from."""
    records = folder / RECORDS_FOLDER
    if not (records.is_dir() and _is_within(records, content)):
        return []
    return [path for path in sorted(_texts_in(records)) if _is_section(path, content)]


def _editions(root: Path, content: Path) -> list[Path]:
    """The records of the editions that were published, by their names."""
    folder = root / EDITIONS_FOLDER
    if not (folder.is_dir() and _is_within(folder, content)):
        return []
    paths = (folder / name for name in sorted(os.listdir(folder)) if name.endswith(".toml"))  # noqa: PTH208 - as above
    return [path for path in paths if not _LITTER.match(path.name) and path.is_file() and _is_within(path, content)]


def _texts_in(folder: Path) -> Iterator[Path]:
    """What has the name of a section in a folder: thousands of pictures beside them are no paths yet."""
    return (folder / name for name in os.listdir(folder) if name.lower().endswith(".md"))  # noqa: PTH208 - a path for each is slow


def _metadata_record(root: Path, content: Path, folder: Path) -> SourceFile | None:
    """What the strings of a locale were made from."""
    path = folder / RECORDS_FOLDER / METADATA_NAME
    return read_source(path, _name(path, root)) if path.is_file() and _is_within(path, content) else None


def _is_section(path: Path, content: Path) -> bool:
    is_named_so = path.suffix.lower() == ".md" and not _LITTER.match(path.name)
    return is_named_so and path.is_file() and _is_within(path, content)


def _order(path: Path) -> tuple[bool, int, str]:
    """Sections come by the number in front of their names; those without one come last."""
    number = _NUMBER.match(path.name)
    return (number is None, int(number[0]) if number else 0, path.name)


def _name(path: Path, root: Path, errors: str = "replace") -> str:
    """The path in the project as text, whatever bytes it is made of."""
    return os.fsencode(path.relative_to(root).as_posix()).decode("utf-8", errors)


def _texts(paths: Sequence[Path], root: Path) -> tuple[SourceFile, ...]:
    """The texts at `paths`, each under a name that no other has: what is asked of a text is asked by its name."""
    names = Counter(_name(path, root) for path in paths)
    errors = ("replace" if names[_name(path, root)] == 1 else "backslashreplace" for path in paths)
    return tuple(read_source(path, _name(path, root, shown)) for path, shown in zip(paths, errors, strict=True))


def _files(found: Sequence[_Found], root: Path, content: Path) -> tuple[dict[str, str], set[str]]:
    """Where the files below `content/` lie that are no text of the paper, by their paths in the project; and the links
    in it that lead out of the project."""
    files: dict[str, str] = {}
    escapes: set[str] = set()
    for one in found:
        if one.is_link and not _is_within(Path(one.place), content):
            escapes.add(_name(Path(one.place), root))
        elif not one.place.lower().endswith((".md", ".toml")) and one.is_file():
            files[_plain_name(one, root)] = one.place
    return files, escapes


def _plain_name(one: _Found, root: Path) -> str:
    """The path in the project of something below `content/`: of thousands of files, most have names in ASCII."""
    below = "/".join(one.steps)
    return f"content/{below}" if below.isascii() else _name(Path(one.place), root)


def _unread(found: Sequence[_Found], root: Path, content: Path) -> Iterator[tuple[str, Unread]]:
    """What looks like a part of the paper but is not read: nobody should think that it was read and is in order."""
    for one in found:
        if _may_be_missed(one) and (why := _why_unread(Path(one.place), content)):
            yield _name(Path(one.place), root), why
    beside = [root / BIBLIOGRAPHY_PATH, root / "templates", *(Path(one.place) for one in _below(root / "templates"))]
    for path in beside:
        if path.is_symlink() and not (path.exists() and _is_within(path, _home(path, root))):
            yield _name(path, root), Unread.LINK
        elif path.name == BIBLIOGRAPHY_PATH and path.exists() and not path.is_file():
            yield _name(path, root), Unread.NO_FILE


def _may_be_missed(one: _Found) -> bool:
    """Whether anybody could think that something is read: this is asked of every file beside the paper."""
    return not 1 < len(one.steps) < _DEEPEST or one.steps[-1].lower().endswith(_LIKE_A_TEXT)


def _home(path: Path, root: Path) -> Path:
    """The folder that a link at `path` must not lead out of."""
    return root if path.parent == root else root / "templates"


class _Found(NamedTuple):
    """Something below a folder: its place on disk, the steps to it from the folder, and whether it is a link."""

    steps: tuple[str, ...]
    place: str
    is_link: bool
    is_plain_file: bool

    def is_file(self) -> bool:
        """Whether it is a file, or a link to one."""
        return self.is_plain_file or (self.is_link and Path(self.place).is_file())


def _below(folder: Path, litter: re.Pattern[str] | None = None) -> list[_Found]:
    """Everything below `folder`, in the order of the paths, down to the folders that lie `_DEEPEST` deep. No link is
    followed, and nothing is looked at whose name is `litter`, nor what lies in it."""
    found: list[_Found] = []
    to_enter: list[tuple[tuple[str, ...], str]] = [((), str(folder))]
    while to_enter:
        steps, place = to_enter.pop()
        for entry in _entries(place):
            if litter and litter.match(entry.name):
                continue
            below = (*steps, entry.name)
            is_file = entry.is_file(follow_symlinks=False)
            found.append(_Found(below, entry.path, not is_file and entry.is_symlink(), is_file))
            if not is_file and len(below) < _DEEPEST and entry.is_dir(follow_symlinks=False):
                to_enter.append((below, entry.path))
    return sorted(found)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What lies in a folder; nothing where it cannot be entered."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _why_unread(path: Path, content: Path) -> Unread | None:
    steps = path.relative_to(content).parts
    if len(steps) >= _DEEPEST and path.is_dir():
        return Unread.DEPTH
    is_locale = len(steps) == 1 and not path.suffix
    is_like_text = path.suffix.lower() in _LIKE_A_SECTION or path.name in {"paper.toml", "metadata.toml"}
    if not is_like_text and not is_locale:
        return None
    if path.is_symlink() and not (path.exists() and _is_within(path, content)):
        return Unread.LINK
    if is_locale:
        return None
    if not path.is_file():
        return Unread.NO_FILE
    if path.suffix.lower() == ".toml" or _ABOUT_THE_FOLDER.match(path.name):
        return None
    if len(steps) > 1 and not _LIKE_A_TAG.fullmatch(steps[0]):
        return Unread.LOCALE
    is_in_place = len(steps) == 2 or (len(steps) == 3 and steps[1] == RECORDS_FOLDER)
    if not is_in_place:
        return Unread.PLACE
    return Unread.SUFFIX if path.suffix.lower() != ".md" else None


def _templates(root: Path) -> Mapping[str, SourceFile]:
    """Templates by name: the project's own over the tool's, file by file."""
    own = root / "templates"
    folders = (default_templates_folder(), *([own] if _is_within(own, root) else []))
    return {name: file for folder in folders for name, file in template_texts(folder).items()}


def _is_within(path: Path, root: Path) -> bool:
    """Whether `path`, its links followed, is something below `root` that is not hidden."""
    steps = _plain_steps(path, root)
    if steps is None:
        try:
            steps = path.resolve().relative_to(root.resolve()).parts
        except (OSError, RuntimeError, ValueError):
            return False  # a link that leads out, or round in a circle
    return not any(step.startswith(".") for step in steps)


def _plain_steps(path: Path, root: Path) -> Sequence[str] | None:
    """The steps from `root` down to `path`; None where one of them is a link, or they cannot be told by the names.
    Following links from the root of the disk, as `resolve` does, takes several times as long."""
    below, whole = f"{root}{os.sep}", str(path)
    steps = whole[len(below) :].split(os.sep)  # noqa: PTH206 - a path for each is slow
    if os.name != "posix" or not whole.startswith(below) or ".." in steps:  # Windows has more kinds of links
        return None
    ends = (len(below) + sum(map(len, steps[:count])) + count - 1 for count in range(1, len(steps) + 1))
    return None if any(os.path.islink(whole[:end]) for end in ends) else steps  # noqa: PTH114 - as above
