r"""An address on the web is not one.

It begins with `http://` or `https://` and a host, and holds no space, brace or backslash: the field is taken as it
stands, so `\_` would be printed as two characters. Any other kind of address (`javascript:`, `file:`) is not linked to.

    url = {www.picum.org/publications}
           ^^^^^^^^^^^^^^^^^^^^^^^^^^ write `https://www.picum.org/publications`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography

RULE = Rule("BIB010", "malformed-url", Severity.ERROR, __doc__)

_URL = re.compile(r"(?:https?|ftp)://[^\s/?#{}\\<>\"]+(?::\d+)?[^\s{}\\<>\"]*", re.IGNORECASE)
_NO_SCHEME = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:/[^\s{}\\<>\"]*)?")
_WRAPPED = re.compile(r"\\url\{(.*)\}")


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every `url` that is no web address (RFC 3986)."""
    for entry in library.entries:
        field = entry.fields.get("url")
        if field and field.value.strip() and not _URL.fullmatch(field.value):
            message = f"`{field.value}` is no web address"
            yield RULE.at(library.file, field.value_span, message, _hint(field.value))


def _hint(value: str) -> str:
    if _NO_SCHEME.fullmatch(value):
        return f"write `https://{value}`"
    mended = re.sub(r"\\(?=[_%&#~$])", "", _WRAPPED.sub(r"\1", value.strip())).strip("<>")
    if _URL.fullmatch(mended):
        return f"write `{mended}`"
    return "it begins with `https://` and a host, and has no space in it: `https://picum.org/`"
