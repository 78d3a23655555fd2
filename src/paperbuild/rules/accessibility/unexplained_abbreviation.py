"""An abbreviation is used more than once, and nothing says what it means.

A paper that lists its abbreviations, under `[abbreviations]` in `metadata.toml`, promises its readers all of them. This
rule looks only at a language that has such a list.

    The WHO wrote to the IOM.
                         ^^^ nothing says what `IOM` means
    The IOM did not answer.

Add a line to `[abbreviations]`: `IOM = "International Organization for Migration"`, or write it out where it is first
used: `the International Organization for Migration (IOM)`. Abbreviations that everybody knows are not reported.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.language.abbreviations import EVERYBODY_KNOWS
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.section import Section

RULE = Rule("ACC006", "unexplained-abbreviation", Severity.WARNING, __doc__)

_CAPITALS = re.compile(r"(?<![\w@#./&’'-])[^\W\d_a-z]{2,6}(?![\w@/&]|[’'-]\w|\.\w)")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every abbreviation in a locale with a list of them that it uses twice or more and never explains; told once, at
    its first use."""
    for locale in paper.locales:
        if locale.metadata.abbreviations:
            yield from _unexplained(locale)


def _unexplained(locale: Locale) -> Iterator[Diagnostic]:
    first: dict[str, tuple[Section, Span]] = {}
    uses: Counter[str] = Counter()
    for section in locale.sections:
        for match in _CAPITALS.finditer(section.visible):
            if match[0] == match[0].upper() != match[0].lower():
                first.setdefault(match[0], (section, Span(*match.span())))
                uses[match[0]] += 1
    for name, (section, span) in first.items():
        if uses[name] > 1 and not _is_known(name, locale.metadata.abbreviations) and not _is_explained(name, locale):
            hint = f'write it under `[abbreviations]` in metadata.toml: `{name} = "…"`'
            yield RULE.at(section.file, span, f"nothing says what `{name}` means", hint, locale.code)


def _is_known(name: str, listed: Mapping[str, str]) -> bool:
    return name in listed or name in EVERYBODY_KNOWS or _ROMAN.fullmatch(name) is not None


def _is_explained(name: str, locale: Locale) -> bool:
    """Whether it stands in brackets somewhere, behind its name, or has its name in brackets behind it."""
    written = re.compile(rf"[(（][^()（）]{{0,40}}?\b{name}\b[^()（）]{{0,40}}[)）]|\b{name}[ ]?[(（][^\W\d_]")
    return any(written.search(section.visible) for section in locale.sections)
