"""What a redline says by itself: patterns in the language of the paper, with names in braces for what is put in."""

from __future__ import annotations


def filled(pattern: str, **values: object) -> str:
    """`pattern` with each value in the place of its name in braces. A project may bring patterns of its own, and
    `str.format` would do more with them than put in words."""
    for name, value in values.items():
        pattern = pattern.replace(f"{{{name}}}", str(value))
    return pattern
