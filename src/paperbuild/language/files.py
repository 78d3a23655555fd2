"""Imports the file that a folder of languages has of one language."""

from __future__ import annotations

import re
from importlib import import_module
from keyword import iskeyword
from types import ModuleType

_LANGUAGE = re.compile("[a-z]{2,3}")


def language_file(folder: str, language: str) -> ModuleType | None:
    """The module of `language` (ISO 639, in small letters) in the package `folder`; None where it has none."""
    if not _LANGUAGE.fullmatch(language):
        return None
    # Python has words of its own that are tags: Icelandic is in `is_.py`.
    name = f"{folder}.{language}{'_' * iskeyword(language)}"
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        return None
