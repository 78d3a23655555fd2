"""Nothing in the paper uses an entry.

No locale cites it, no list of works (`::: {.bibliography keyword=…}`) shows it, and no other entry refers to it. A
bibliography full of uncited works is harder to keep right.

    @book{grant2014, …}
          ^^^^^^^^^ nothing cites `grant2014`

Cite the work, give it the keyword of a list, or delete the entry.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import PARENT_FIELDS, Entry, keys_in
from paperbuild.model.paper import Paper
from paperbuild.model.section import Div
from paperbuild.model.works_list import WorksList, works_list
from paperbuild.syntax.bibtex.inheritance import lenders

RULE = Rule("BIB014", "unused-entry", Severity.WARNING, __doc__)

_REFERRING_FIELDS = (*PARENT_FIELDS, "related", "entryset", "xref")


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every entry that is used nowhere; none while a section cannot be read, whose citations are not known."""
    if not all(section.is_readable for section in paper.sections):
        return
    library = paper.bibliography
    used = {library.own_key(citation.key) for section in paper.sections for citation in section.citations}
    used |= {library.own_key(key) for entry in library.entries for key in _referred(entry)}
    used |= {key for entry in library.entries for key in lenders(library, entry)}
    lists = {asked for section in paper.sections for div in section.divs if (asked := _asked(div))}
    for entry in library.by_key.values():
        if entry.key and entry.key not in used and not any(one.takes(entry, is_cited=False) for one in lists):
            hint = "cite it, give it the keyword of a list, or delete it"
            yield RULE.at(library.file, entry.key_span, f"nothing cites `{entry.key}`", hint)


def _referred(entry: Entry) -> Iterator[str]:
    for name in _REFERRING_FIELDS:
        if name in entry.fields:
            yield from keys_in(entry.fields[name])


def _asked(div: Div) -> WorksList | None:
    return works_list(div.identifier, div.classes, dict(div.attributes))
