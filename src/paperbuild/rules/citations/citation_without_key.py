"""A citation has no key, or one of its parts has none.

Pandoc then reads the whole citation as text and prints it with its brackets. There is no note.

    Prices rose again.[@ smith2018]
                      ^^^^^^^^^^^^^ no key follows the `@`
    Rents rose.[@smith2018; p. 4]
               ^^^^^^^^^^^^^^^^^^ `p. 4` has no key

Write the key right after the `@`, and put a comma before everything that belongs to the same work: `[@smith2018, p.
4]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.section import Section

RULE = Rule("CIT002", "citation-without-key", Severity.ERROR, __doc__)

_BRACKETS = re.compile(r"(?<![\\^])\[(?!\^)([^\[\]]*)\](?![(\[])")
_KEY = re.compile(r"(?<![^\W_])@(?:\{|[_*]?[^\W_])")
_LONE_AT = re.compile(r"(?<![^\W_])@(?![\w{*])")


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every pair of brackets that was meant for a citation and is printed as it stands."""
    for span, message, hint in _found(section):
        yield RULE.at(section.file, span, message, hint, section.locale)


def _found(section: Section) -> Iterator[tuple[Span, str, str]]:
    read = {citation.span.start for citation in section.citations if not citation.is_in_text}
    for match in _BRACKETS.finditer(section.visible):
        if any(offset in read for offset in range(match.start(), match.end())):
            continue
        if not _KEY.search(match[1]) and not _LONE_AT.search(match[1]):
            continue
        parts = [part.strip() for part in match[1].split(";")]
        without = next((part for part in parts if not _KEY.search(part)), None)
        span = Span(*match.span())
        if _LONE_AT.search(match[1]):
            yield span, "no key follows the `@`", "write the key right after it: `[@key, p. 4]`"
        elif without == "":
            yield span, "a `;` stands where no other work follows", "take it away"
        elif without is not None:
            shown = " ".join(without.split())
            hint = f"put a comma before what belongs to the same work: `, {shown}`"
            yield span, f"`{shown}` has no key", hint
