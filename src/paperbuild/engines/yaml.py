"""YAML: the only module that imports PyYAML. It is imported when a file is YAML, which no text of a paper is."""

from __future__ import annotations

from typing import Any

from paperbuild.findings.errors import UsageError


def read_yaml(text: str, name: str) -> Any:
    """What `text` says, every value of it a text, a list or a mapping: no date or number is guessed, no object made.

    Raises UsageError, with the `name` of the file, where it is no YAML.
    """
    import yaml

    try:
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts, lists and mappings
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        place = getattr(error, "problem_mark", None)
        where = f"{name}:{place.line + 1}" if place else name
        raise UsageError(f"{where} is no YAML", str(getattr(error, "problem", "") or "")) from error
