r"""A web address is not valid.

A web address begins with `http://` or `https://` and a host, and has no space, brace or backslash. If there is no
doubt what was meant (`\_` is `_`), the right address is printed, and the finding is only a note. Other kinds of
addresses (`javascript:`, `file:`) get no link.

    url = {www.picum.org/publications}
           ^^^^^^^^^^^^^^^^^^^^^^^^^^ write `https://www.picum.org/publications`

`paperbuild fix` removes the LaTeX.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography
from paperbuild.syntax.bibtex.slips import URL, plain_address, right_url

RULE = Rule("BIB010", "malformed-url", Severity.ERROR, __doc__)

_MEANT = RULE.weighing(Severity.NOTE)  # what is meant is sure, and printed
_SCHEME = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every `url` that is not a web address (RFC 3986)."""
    for entry in library.entries:
        field = entry.fields.get("url")
        value = field.value.strip() if field else ""
        if field and value and not URL.fullmatch(value):
            rule = _MEANT if right_url(value) else RULE
            yield rule.at(library.file, field.value_span, f"`{value}` is not a web address", _hint(value))


def _hint(value: str) -> str:
    if meant := right_url(value):
        return f"write `{meant}`"
    if len(_SCHEME.findall(value)) > 1:
        return "leave one address in `url`, and put the others in `note`, or delete them"
    with_spaces_written = right_url(plain_address(value).replace(" ", "%20"))
    if _SCHEME.match(value) and "," not in value and with_spaces_written:
        return f"write `{with_spaces_written}`"
    return "a web address begins with `https://` and a host, and has no space: `https://picum.org/`"
