"""A list of works is empty: no entry of the bibliography fits it, so nothing is printed there.

    ::: {.bibliography keyword="resuorce"}
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no entry has the keyword `resuorce`
    :::

Correct the keyword, or give it to the works that belong in the list: `keywords = {resource}`. A list without a keyword
shows the works that the paper cites. `type` limits the list to certain types of entries (`type="book, report"`);
`order` is `name` or `appearance`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.nearest import did_you_mean
from paperbuild.model.bibliography import Entry
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.works_list import BY_APPEARANCE, BY_NAME, WorksList, keywords_of, wanted, works_list

RULE = Rule("CIT007", "empty-list", Severity.ERROR, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every list of works to which nothing in the bibliography belongs, or whose order is unknown."""
    entries = paper.bibliography.by_key.values()
    for locale in paper.locales:
        cited = _cited(locale, paper)
        for section in locale.sections:
            for div in section.divs:
                asked = works_list(div.identifier, div.classes, dict(div.attributes))
                message, hint = _fault(asked, entries, cited) if asked else ("", "")
                if message:
                    yield RULE.at(section.file, div.span, message, hint, section.locale)


def _cited(locale: Locale, paper: Paper) -> set[str]:
    """The works that a locale cites; of a section or block that it lacks, the source's citations are printed."""
    sections = {section.path: section for one in (paper.source, locale) for section in one.sections}.values()
    return {paper.bibliography.own_key(one.key) for section in sections for one in section.citations}


def _fault(asked: WorksList, entries: Collection[Entry], cited: Collection[str]) -> tuple[str, str]:
    if asked.order not in (BY_NAME, BY_APPEARANCE):
        return f"`{asked.order}` is not an order for a list of works", f"write `{BY_NAME}` or `{BY_APPEARANCE}`"
    if wanted(asked, entries, cited):
        return "", ""
    known = {word for entry in entries for word in keywords_of(entry)}
    if asked.keyword and asked.keyword not in known:
        hint = did_you_mean(asked.keyword, known) or f"write `keywords = {{{asked.keyword}}}` in the works of the list"
        return f"no entry has the keyword `{asked.keyword}`", hint
    if asked.types:
        types = " or ".join(f"`{name}`" for name in sorted(asked.types))
        fitting = wanted(replace(asked, types=frozenset()), entries, cited)
        hint = did_you_mean(sorted(asked.types)[0], {entry.type for entry in fitting})
        return f"no work of the list is of type {types}", hint
    return "the paper cites no work that fits the list", "cite one, or give the list a `keyword`"
