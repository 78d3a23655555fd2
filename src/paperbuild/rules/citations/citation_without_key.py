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
_AROUND_WORDS = re.compile(r"[\"'“”„«»{}*_]")
_FIGURE = re.compile(r"\d")
_LONE_AT = re.compile(r"(?<![^\W_])@(?![\w{*])")


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every pair of brackets that was meant for a citation and is printed as it stands."""
    for span, message, hint in _found(section):
        yield RULE.at(section.file, span, message, hint, section.locale)


def brackets_without_key(section: Section) -> frozenset[Span]:
    """The pairs of brackets that this rule tells of."""
    return frozenset(span for span, _, _ in _found(section))


def _found(section: Section) -> Iterator[tuple[Span, str, str]]:
    read = {citation.span.start for citation in section.citations if not citation.is_in_text}
    for match in _BRACKETS.finditer(section.visible):
        has_lone_at = bool(_LONE_AT.search(match[1]))
        if not has_lone_at and not _KEY.search(match[1]):
            continue
        parts = [" ".join(part.split()) for part in match[1].split(";")]
        if any(offset in read for offset in range(match.start(), match.end())) and not _is_printed(match[1], parts):
            continue
        without = next((number for number, part in enumerate(parts) if not _KEY.search(part)), None)
        span = Span(*match.span())
        if has_lone_at:
            yield span, "no key follows the `@`", "write the key right after it: `[@key, p. 4]`"
        elif without is not None and not parts[without]:
            yield span, "no work follows the `;`", "delete it"
        elif without is not None:
            yield span, f"`{parts[without]}` has no key", _hint(parts, without)


def _is_printed(text: str, parts: list[str]) -> bool:
    """Whether the brackets around `text` are printed, though a key in them calls a note: `-@key` does so by itself. A
    `;` in a title or in braces parts no works."""
    is_plain = not _AROUND_WORDS.search(text) and not _LONE_AT.search(text)
    return is_plain and "-@" in text and not all(_KEY.search(part) for part in parts)


def _hint(parts: list[str], without: int) -> str:
    """How to write a part without a key: with the work before it, or, where it is the first, with the one after it."""
    if without:
        return f"put a comma before what belongs to the same work: `, {parts[without]}`"
    first, second, *rest = parts
    whole = f"{second}, {first}" if _FIGURE.search(first) else f"{first} {second}"
    return f"it belongs to the work behind it: write `[{'; '.join((whole, *rest))}]`"
