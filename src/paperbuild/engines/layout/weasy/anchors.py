"""Has links lead to identifiers with quotation marks and backslashes: WeasyPrint 70 writes each into a string of CSS as
it stands, so that such a string ends too early, and the place is none that a link could lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from paperbuild.engines.layout.weasy.places import replace_everywhere

_NAMES = ("id", "lang")
# What ends a string of CSS, or means something else in it (CSS Syntax 3, 4.3.5). No identifier has the end of a line.
_SPECIAL = re.compile(r'["\\]')


def escape_identifiers() -> None:
    """Wraps what makes styles of attributes, for the life of this process."""
    from weasyprint.css import find_style_attributes

    def find(tree: Any, *arguments: Any, **options: Any) -> Iterator[Any]:
        written = list(_special(tree))
        for element, name, value in written:
            element.set(name, _in_a_string(value))
        try:
            found = list(find_style_attributes(tree, *arguments, **options))
        finally:
            for element, name, value in written:
                element.set(name, value)
        yield from found

    find.__name__ = find_style_attributes.__name__
    replace_everywhere(find_style_attributes, find)


def _special(tree: Any) -> Iterator[tuple[Any, str, str]]:
    for element in tree.iter():
        for name in _NAMES:
            value = element.get(name)
            if value and _SPECIAL.search(value):
                yield element, name, value


def _in_a_string(value: str) -> str:
    """`value` as a string of CSS has it: a letter by its number, and the blank that ends that."""
    return _SPECIAL.sub(lambda match: f"\\{ord(match[0]):x} ", value)
