"""Takes away the findings that a paper ignores with a reason, and gives the others the severity its settings ask for.

An ignore is a comment in a section, `<!-- paperbuild ignore RULE: reason -->`; a line before an entry of the
bibliography, `% paperbuild ignore RULE: reason`; or an `[[ignore]]` table in `paper.toml`. Findings about ignores
themselves cannot be ignored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from paperbuild.findings.diagnostic import Diagnostic, Severity
from paperbuild.findings.nearest import did_you_mean
from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.paper import Paper
from paperbuild.model.settings import Settings
from paperbuild.rules.ignores import unclear_ignore, unused_ignore
from paperbuild.rules.registry import KNOWN_RULES, RULE_BY_NAME
from paperbuild.syntax.toml_places import toml_places

_DIRECTIVE = re.compile(r"paperbuild\s+ignore\b\s*(?P<rule>[^\s:]*)\s*(?::\s*(?P<reason>.*))?", re.DOTALL)
_BIB_LINE = re.compile(r"^[ \t]*%+[ \t]*(paperbuild[ \t]+ignore\b[^\r\n]*)", re.MULTILINE)
_UNTOUCHABLE = frozenset({unused_ignore.RULE.code, unclear_ignore.RULE.code})
_RENDERED = ("OUT", "TPL")
_ASKED = "NET"  # by `paperbuild links` alone


@dataclass(frozen=True)
class _Ignore:
    """One ignore: what it covers in which files, and where it stands itself."""

    rule: str
    reason: str
    pattern: str
    covers: Span | None
    file: SourceFile
    span: Span
    locale: str = ""


def apply_ignores(found: Iterable[Diagnostic], paper: Paper, *, is_rendered: bool = True) -> list[Diagnostic]:
    """`found` without what is ignored, and with what is wrong with the ignores.

    Where not every file has been rendered, nothing is said of ignores that await what only a finished file shows.
    """
    ignores = list(_ignores(paper))
    left = list(found)
    noticed: list[Diagnostic] = []
    for ignore in ignores:
        if fault := _fault(ignore):
            noticed.append(fault)
            continue
        kept = [item for item in left if not _matches(ignore, item)]
        if len(kept) == len(left) and not _awaits(ignore, is_rendered=is_rendered):
            message = f"nothing here breaks `{ignore.rule}`"
            noticed.append(unused_ignore.RULE.at(ignore.file, ignore.span, message, "delete it", ignore.locale))
        left = kept
    return left + noticed


def apply_severities(found: Iterable[Diagnostic], settings: Settings) -> Iterator[Diagnostic]:
    """`found` with the severities of `settings`; what is off is left out."""
    for item in found:
        severity = settings.rules.get(item.rule) or settings.rules.get(item.name) or item.severity
        if severity is not Severity.OFF:
            yield replace(item, severity=severity)


def _ignores(paper: Paper) -> Iterator[_Ignore]:
    for section in paper.sections:
        for comment in section.comments:
            if match := _DIRECTIVE.match(comment.text):
                yield _named(match, section.file, comment.span, comment.covers, section.locale)
    yield from _in_bibliography(paper)
    yield from _in_settings(paper)


def _named(match: re.Match[str], file: SourceFile, span: Span, covers: Span, locale: str = "") -> _Ignore:
    reason = (match["reason"] or "").strip()
    return _Ignore(match["rule"], reason, _literal(file.path), covers, file, span, locale)


def _in_bibliography(paper: Paper) -> Iterator[_Ignore]:
    library = paper.bibliography
    ends: list[Span] = [entry.span for entry in library.entries] + [broken.span for broken in library.broken]
    for line in _BIB_LINE.finditer(library.file.text):
        if any(start < line.start() < end for start, end in ends):
            continue
        following = min((pair for pair in ends if pair[0] >= line.end()), default=(line.end(), line.end()))
        match = _DIRECTIVE.match(line[1])
        if match:
            yield _named(match, library.file, Span(*line.span(1)), Span(line.start(), following[1]))


def _in_settings(paper: Paper) -> Iterator[_Ignore]:
    file = paper.project.settings
    if file is None or not paper.settings.ignore:
        return
    places = toml_places(file.text)
    for number, item in enumerate(paper.settings.ignore):
        span = places.get(("ignore", number, "rule"), Span(0, 0))
        yield _Ignore(item.rule, item.reason, item.path or "*", None, file, span)


def _fault(ignore: _Ignore) -> Diagnostic | None:
    file, span, locale = ignore.file, ignore.span, ignore.locale
    if ignore.rule not in KNOWN_RULES:
        hint = did_you_mean(ignore.rule, KNOWN_RULES) or "`paperbuild rule` lists the rules"
        named = f"no rule is called `{ignore.rule}`" if ignore.rule else "the ignore names no rule"
        # In paper.toml an unknown rule is a finding of its own already.
        is_told = ignore.covers is None
        return None if is_told else unclear_ignore.RULE.at(file, span, named, hint, locale)
    if not ignore.reason:
        hint = f"write `paperbuild ignore {ignore.rule}: ` and why"
        return unclear_ignore.RULE.at(file, span, "the ignore gives no reason", hint, locale)
    return None


def _awaits(ignore: _Ignore, *, is_rendered: bool) -> bool:
    """Whether an ignore may ignore something that has not been looked for: what only finished files show, or the
    network."""
    rule = RULE_BY_NAME.get(ignore.rule)
    if rule is not None and rule.code.startswith(_ASKED):
        return True
    return not is_rendered and (rule is None or rule.code.startswith(_RENDERED))


def _matches(ignore: _Ignore, item: Diagnostic) -> bool:
    rule = RULE_BY_NAME.get(ignore.rule)
    if rule is None or item.rule != rule.code or item.rule in _UNTOUCHABLE:
        return False
    if not fnmatchcase(item.path, ignore.pattern):
        return False
    if ignore.covers is None:
        return True
    return ignore.covers.start <= ignore.file.offset(item.start) < max(ignore.covers.end, ignore.covers.start + 1)


def _literal(path: str) -> str:
    """`path` as a pattern that matches nothing else."""
    return re.sub(r"([*?\[])", r"[\1]", path)
