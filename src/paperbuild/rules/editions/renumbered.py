"""Something has another number than in the last edition: others cite it as recommendation 3, table 2, section 4.

    4. Publish rents every year.
       ^^^^^^^^^^^^^^^^^^^^^^^^^ in the edition `2026` this had the number 3, now 4

Numbers that others cite should stay: put what is new at the end, and leave what you take out as `[withdrawn]` at its
place. If it has to be so, tell readers with a correction that names its address, or ignore the finding with a reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.compare.corrected import corrected_since
from paperbuild.compare.now import published_now
from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.aliases import aliases_of, meant
from paperbuild.model.edition import PublishedLocale
from paperbuild.model.paper import Paper
from paperbuild.model.published import Published

RULE = Rule("UPD005", "renumbered", Severity.WARNING, __doc__)

_Numbered = tuple[str, SourceFile, Span]


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every heading, item of a numbered list, table, figure and formula of the source that has another number."""
    record = paper.editions.last
    if record is None or paper.source.code not in record.locales:
        return
    aliases, corrected = aliases_of(paper.settings, paper.source.code), corrected_since(paper, record)
    now = dict(_now(published_now(paper, paper.source)))
    for old, before in _before(record.locales[paper.source.code]).items():
        address = meant(old, aliases)
        number, file, span = now.get(address, (before, None, Span(0, 0)))
        if number == before or file is None or address in corrected:
            continue
        said = f"the number {number}" if number else "none"
        message = f"in the edition `{record.name}` this had the number {before}, now {said.removeprefix('the number ')}"
        hint = f"put what is new at the end, or name `{address}` in a correction"
        yield RULE.at(file, span, message, hint, paper.source.code)


def _before(published: PublishedLocale) -> dict[str, str]:
    headings = {address: one.number for address, one in published.headings.items()}
    blocks = {address: one.number for address, one in published.blocks.items()}
    return {address: number for address, number in {**headings, **blocks, **published.numbered}.items() if number}


def _now(published: Published) -> Iterator[tuple[str, _Numbered]]:
    yield from ((one.identifier, (one.number, one.section.file, one.span)) for one in published.headings)
    for one in published.placed:
        if one.piece:
            yield published.address(one), (one.number, one.section.file, one.piece.span)
    for section in published.sections:
        for identifier, span in section.identifiers:
            if identifier in published.numbered:
                yield identifier, (published.numbered[identifier], section.file, span)
