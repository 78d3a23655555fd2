"""Finds the files of the project that sections name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from paperbuild.engines.pandoc_tree import link
from paperbuild.syntax.picture_size import excess_of
from paperbuild.syntax.pictures import unwanted_in_picture

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import LinkInline


def place_file(image: LinkInline, section_path: str, files: Mapping[str, bytes]) -> LinkInline:
    """An image named by its path in the project, so that a renderer need not know where it was named."""
    attributes, words, (url, title) = image["c"]
    path = resolve_file(section_path, url, files)
    # Rules tell of a drawing with a script in it, and of what is too large; no output carries one, even where the rule
    # is off.
    is_safe = path and not excess_of(files, path) and not unwanted_in_picture(path, files[path])
    return link("Image", attributes, words, (f"paper:{quote(path)}" if is_safe else "", title))


def resolve_file(section_path: str, target: str, files: Mapping[str, bytes]) -> str:
    """The path in the project of a file that a section names: from its own folder, or from `content/`; or empty."""
    folder = section_path.rsplit("/", 1)[0]
    for start in (folder, "content"):
        path = _normalised(f"{start}/{unquote(target)}")
        if path in files:
            return path
    return ""


def _normalised(path: str) -> str:
    steps: list[str] = []
    for step in path.split("/"):
        if step == ".." and steps:
            steps.pop()
        elif step not in {"", ".", ".."}:
            steps.append(step)
    return "/".join(steps)
