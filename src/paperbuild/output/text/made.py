"""Makes markup of a pattern and values, each of them escaped unless it is markup already.

Every value may come from a stranger: a folder's name, a setting, a key, an identifier. So no markup is made by an
f-string; a test holds that.
"""

from __future__ import annotations

from typing import LiteralString

from markupsafe import Markup


def made(pattern: LiteralString, *values: object, **named: object) -> str:
    """`pattern` with the values in the places of its braces (`str.format`), escaped unless they are `Markup`."""
    return str(Markup(pattern).format(*values, **named))  # noqa: S704 - a text of ours: mypy holds that


def written(html: str) -> Markup:
    """`html` as a value that is not escaped once more: pandoc or this program wrote it, and escaped what is in it."""
    return Markup(html)  # noqa: S704 - see above
