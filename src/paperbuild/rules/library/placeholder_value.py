"""A field holds a placeholder such as `n/a` instead of a value.

Reference managers and spreadsheets fill empty fields with it. It would be printed as it is: "vol. n/a".

    volume = {n/a}
              ^^^ delete `volume`, or write its value

Delete the field, or give it its value. Marks that readers know stay: `n.d.` for a date, `n.p.` or `s.l.` for a place,
`s.n.` for a publisher.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography
from paperbuild.syntax.bibtex.biblatex import PRINTED_FIELDS

RULE = Rule("BIB027", "placeholder-value", Severity.ERROR, __doc__)

_PLACEHOLDER = re.compile(r"n\s?[/.]\s?a\.?|na|none|null|undefined|unknown|not available|tbd|tba|x{4,}|[-–—?]+", re.I)
_IN_A_TITLE = re.compile(r"n\s?/\s?a|undefined|not available|tbd|tba|x{4,}|[-–—]+", re.I)  # `Unknown` may be one

# Other rules look at what these hold.
_WATCHED = re.compile(
    r"pages|.*date|year|month|doi|url|isbn|issn|author|.*editor[abc]?|translator|keywords|.*type|eprint"
)


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every field that would be printed and says only that it has no value."""
    for entry in library.entries:
        for name, field in entry.fields.items():
            if name not in PRINTED_FIELDS or _WATCHED.fullmatch(name):
                continue
            pattern = _IN_A_TITLE if name.endswith("title") else _PLACEHOLDER
            value = field.value.strip().strip("{}")
            if pattern.fullmatch(value):
                hint = f"delete `{name}`, or write its value"
                yield RULE.at(library.file, field.value_span, f"`{value}` would be printed as it is", hint)
