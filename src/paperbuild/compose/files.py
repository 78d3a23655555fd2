"""Finds the files of the project that sections name."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote

import panflute as pf

from paperbuild.syntax.pictures import unwanted_in_picture


def place_file(image: pf.Image, section_path: str, files: Mapping[str, bytes]) -> None:
    """Names an image by its path in the project, so that a renderer need not know where it was named."""
    path = resolve_file(section_path, image.url, files)
    # A rule tells of a drawing with a script in it; no output carries one, even where the rule is off.
    is_safe = path and not unwanted_in_picture(path, files[path])
    image.url = f"paper:{path}" if is_safe else ""


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
