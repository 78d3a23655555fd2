"""Runs every rule over a parsed paper, and weighs what they find as the paper's settings say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from paperbuild.checks.baseline import hold_back
from paperbuild.checks.effect import by_effect
from paperbuild.checks.ignores import apply_ignores, apply_severities
from paperbuild.checks.source_keys import by_source
from paperbuild.findings.diagnostic import Diagnostic, Severity
from paperbuild.findings.source import Position
from paperbuild.model.bibliography import Bibliography
from paperbuild.model.paper import Paper
from paperbuild.model.project import LocaleSource
from paperbuild.model.section import Section
from paperbuild.model.translation import Kind, TranslatedSection, Translation
from paperbuild.rules.registry import CHECKS, Checks, checks


@dataclass(frozen=True)
class Verdict:
    """What is wrong with a paper, in the order of its files, and how many findings its baseline holds back."""

    findings: tuple[Diagnostic, ...]
    held_back: int = 0

    def stops(self, *, is_strict: bool = False) -> bool:
        """Whether a build may not go on: an error does, and under `--strict` a warning too; a note never does."""
        stopping = {Severity.ERROR, Severity.WARNING} if is_strict else {Severity.ERROR}
        return any(item.severity in stopping for item in self.findings)


def check(paper: Paper, noticed: Iterable[Diagnostic] = ()) -> list[Diagnostic]:
    """Everything that is wrong with `paper`: what the rules find and what was `noticed` before, weighed."""
    return weighed(paper, found(paper, noticed))


def found(paper: Paper, noticed: Iterable[Diagnostic] = ()) -> list[Diagnostic]:
    """What the rules find and what was `noticed` before, as it is."""
    return [*noticed, *run(paper, CHECKS)]


def run(paper: Paper, rules: Checks) -> Iterator[Diagnostic]:
    """What `rules` find, each in all that it looks at."""
    for section in paper.sections:
        yield from in_section(section, paper.bibliography.known_keys, rules)
    for source in paper.project.locales:
        yield from in_strings(source, rules)
    for translation in paper.translations:
        yield from in_translation(translation, rules)
    yield from in_library(paper.bibliography, rules)
    yield from in_paper(paper, rules)


def in_section(section: Section, keys: Collection[str], rules: Checks = CHECKS) -> Iterator[Diagnostic]:
    """What `rules` find in one section; `keys` are those of the library."""
    for rule in rules.section:
        yield from rule(section)
    for citing in rules.citing:
        yield from citing(section, keys)


def in_library(library: Bibliography, rules: Checks = CHECKS) -> Iterator[Diagnostic]:
    """What `rules` find in the library."""
    for rule in rules.library:
        yield from rule(library)


def in_strings(source: LocaleSource, rules: Checks = CHECKS) -> Iterator[Diagnostic]:
    """What `rules` find in the strings of a locale."""
    for rule in rules.strings:
        yield from rule(source)


def in_translation(translation: Translation, rules: Checks = CHECKS) -> Iterator[Diagnostic]:
    """What `rules` find in a locale beside the source."""
    for rule in rules.translation:
        yield from rule(translation)


def in_paper(paper: Paper, rules: Checks = CHECKS) -> Iterator[Diagnostic]:
    """What those of `rules` find that look at the whole paper."""
    for rule in rules.paper:
        yield from rule(paper)


def weighed(paper: Paper, found: Iterable[Diagnostic], *, is_rendered: bool = False) -> list[Diagnostic]:
    """`found` in the order of the files, each as heavy as its effect or as the settings say, without what is ignored.

    `is_rendered` says that every format has been made: only then can be told which ignores of what is found in
    finished files ignore nothing.
    """
    left = apply_ignores(by_source(found, paper), paper, is_rendered=is_rendered)
    return sorted(set(apply_severities(by_effect(left, paper), paper.settings)))


def judge(paper: Paper, found: Iterable[Diagnostic], *, is_rendered: bool = False) -> Verdict:
    """What is wrong with `paper` beyond what its baseline holds back."""
    left, held_back = hold_back(paper, weighed(paper, found, is_rendered=is_rendered))
    return Verdict(tuple(apply_severities(left, paper.settings)), held_back)


def standing(paper: Paper) -> tuple[Translation, ...]:
    """How the translations of `paper` stand, without what it ignores or has turned off."""
    told = list(run(paper, checks("LOC")))
    kept = {_place(item) for item in weighed(paper, told)}
    ignored = {_place(item) for item in told} - kept
    return tuple(map(partial(_excused, ignored=ignored), paper.translations)) if ignored else paper.translations


def told_of_translations(paper: Paper) -> list[Diagnostic]:
    """What the rules about translations find in `paper`, weighed; without what it ignores or has turned off."""
    told = [*run(paper, checks("LOC"))]
    names = {one.name for one in told}
    return [one for one in weighed(paper, told) if one.name in names]


_Place = tuple[str, str, Position]


def _place(item: Diagnostic) -> _Place:
    return item.name, item.path, item.start


def _excused(translation: Translation, ignored: Collection[_Place]) -> Translation:
    strings = translation.strings
    return replace(
        translation,
        sections=tuple(_without_ignored(section, ignored) for section in translation.sections),
        strings=_without_ignored(strings, ignored) if strings else None,
    )


def _without_ignored(section: TranslatedSection, ignored: Collection[_Place]) -> TranslatedSection:
    file = section.translated.file
    is_whole = section.is_untouched and (Kind.UNTRANSLATED.value, file.path, Position(1, 1)) in ignored
    excused = [
        item
        for item in section.differences
        if (item.rule, file.path, file.position(item.span.start)) in ignored
        or (is_whole and item.kind is Kind.UNTRANSLATED)
    ]
    return section.without(excused, is_whole=is_whole) if excused or is_whole else section
