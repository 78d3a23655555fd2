"""A reference leads to a place that has neither a number nor a heading, so nothing can be printed for it.

`@tbl-rents`, `@fig-map` and `@eq-rent` print the number of a table, a figure or a formula. A link without words,
`[](#rents)`, can also print the number of a section or a note.

    See @fig-map, and [](#rents.p3).
                      ^^^^^^^^^^^^^ `#rents.p3` has no number: give the link words of its own

    ![The city](map.png){#fig-map}

What gets a number: an image that is a paragraph of its own, if its identifier begins with `fig-`; a table, if its
caption ends with an identifier that begins with `tbl-` (`: Rents {#tbl-rents}`); a formula on a line of its own, if an
identifier that begins with `eq-` follows it (`$$ a = b $$ {#eq-rent}`). A link to any other place needs words:
`[the map](#map)`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.numbered import NumberedKind, numbered_kind
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.section import LinkKind, Section
from paperbuild.syntax.targets import TargetKind, target_of

RULE = Rule("LNK013", "unnumbered-target", Severity.ERROR, __doc__)

_SHAPES = {
    NumberedKind.TABLE: "put the identifier of a table after its caption: `: Rents {#tbl-rents}`",
    NumberedKind.FIGURE: "a figure must be a paragraph of its own: `![The city](map.png){#fig-map}`",
    NumberedKind.FORMULA: "put the identifier after a formula on a line of its own: `$$ a = b $$ {#eq-rent}`",
    NumberedKind.SECTION: "put the identifier of a section after its heading: `## Rents {#sec-rents}`",
}


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every reference to a place that there is, and that has no number."""
    for locale in paper.locales:
        numbered = frozenset(_numbered(locale))
        everywhere = {identifier for section in locale.sections for identifier, _ in section.identifiers}
        for section in locale.sections:
            for link in section.links:
                is_reference = link.kind is LinkKind.REFERENCE
                if not is_reference and (link.kind is LinkKind.IMAGE or link.text):
                    continue
                target = target_of(link.target, section.path)
                name = target.fragment
                if not name or name in numbered or target.kind not in {TargetKind.HEADING, TargetKind.SECTION}:
                    continue
                if name not in everywhere and (is_reference or not _is_address(name)):
                    continue  # there is no such place: LNK001
                kind = numbered_kind(name)
                hint = _SHAPES[kind] if kind else f"give the link words of its own: `[…]({link.target})`"
                yield RULE.at(section.file, link.span, f"`#{name}` has no number", hint, section.locale)


def _is_address(name: str) -> bool:
    return "." in name


def _numbered(locale: Locale) -> Iterator[str]:
    """What a reference may lead to."""
    for section in locale.sections:
        yield from section.numbered
        yield from (heading.identifier for heading in section.headings if not heading.container)
        yield from (f"note.{definition.slug}" for definition in section.definitions)
        yield from _bare_citations(section)


def _bare_citations(section: Section) -> Iterator[str]:
    """The addresses of notes that citations make by themselves."""
    yield from (f"note.{citation.key}" for citation in section.citations if not citation.note)
