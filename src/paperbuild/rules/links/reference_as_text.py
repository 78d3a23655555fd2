"""A reference to a table, a figure, a formula or a section is printed as text.

If a letter stands right before the `@`, pandoc takes the whole for an e-mail address. This happens in languages in
which a word is joined to the one before it.

    The rents (Annex@tbl-rents) rose.
                    ^^^^^^^^^^ `@tbl-rents` is printed as text

    : Rents {#tbl-rents}

Put it in brackets, which are not printed: `[@tbl-rents]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.numbered import PREFIXES
from paperbuild.model.paper import Paper

RULE = Rule("LNK014", "reference-as-text", Severity.ERROR, __doc__)

_WRITTEN = re.compile(rf"(?<=\w)@((?:{'|'.join(PREFIXES)})[-:](?:\w|[-:./](?=\w))+)")

_BOOKDOWN = re.compile(r"\\@ref\((?:(fig|tab|eq):)([\w-]+)\)")
_OF_BOOKDOWN = {"tab": "tbl"}


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every `@identifier` that pandoc reads as words; one that nothing in the paper has may be an address."""
    for locale in paper.locales:
        there = {identifier for section in locale.sections for identifier, _ in section.identifiers}
        for section in locale.sections:
            for match in _WRITTEN.finditer(section.visible):
                if match[1] in there:
                    message = f"`{match[0]}` is printed as text"
                    yield RULE.at(section.file, Span(*match.span()), message, f"write `[{match[0]}]`", locale.code)
            for match in _BOOKDOWN.finditer(section.visible):
                kind = _OF_BOOKDOWN.get(match[1], match[1])
                hint = f"that is for bookdown; write `@{kind}-{match[2]}`, and `{{#{kind}-{match[2]}}}` where it leads"
                message = f"`{match[0]}` is printed as text"
                yield RULE.at(section.file, Span(*match.span()), message, hint, locale.code)
