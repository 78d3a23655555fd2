"""A list of tables or figures is empty, because the paper has none with a number.

The list would be a title with nothing under it.

    ::: {.list-of-figures}
    ^^^^^^^^^^^^^^^^^^^^^^ no figure in the paper has a number
    :::

A table or a figure has a number if its identifier begins with `tbl-` or `fig-`: `![The city](map.png){#fig-map}`. Give
it one, or delete the list.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.numbered import listed_kind, numbered_kind
from paperbuild.model.paper import Paper

RULE = Rule("SEC012", "list-of-nothing", Severity.WARNING, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every list in a locale in which nothing of its kind is numbered."""
    for locale in paper.locales:
        there = {numbered_kind(identifier) for section in locale.sections for identifier in section.numbered}
        for section in locale.sections:
            for div in section.divs:
                kind = listed_kind(div.classes)
                if kind and kind not in there:
                    prefix = "tbl" if kind == "table" else "fig"
                    hint = f"give one an identifier: `{{#{prefix}-…}}`, or delete the list"
                    yield RULE.at(section.file, div.span, f"no {kind} in the paper has a number", hint, locale.code)
