"""Names, where a translation cites a key that there is not, the key that its source cites there: it was renamed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.source import Position
from paperbuild.model.blocks import Block
from paperbuild.model.paper import Paper
from paperbuild.model.translation import TranslatedSection
from paperbuild.rules.citations import undefined_key

_Place = tuple[str, Position]


def by_source(found: Iterable[Diagnostic], paper: Paper) -> Iterator[Diagnostic]:
    """`found`, with the hint of each undefined key of a translation as its source has it."""
    told = list(found)
    paths = {item.path for item in told if item.rule == undefined_key.RULE.code}
    sections = [one for each in paper.translations for one in each.sections if one.translated.path in paths]
    meant = {place: key for section in sections for place, key in _meant(section, paper).items()}
    for item in told:
        key = meant.get((item.path, item.start)) if item.rule == undefined_key.RULE.code else None
        yield replace(item, hint=f"did you mean `{key}`?") if key else item


def _meant(section: TranslatedSection, paper: Paper) -> Mapping[_Place, str]:
    """The keys of the source for those that are undefined, by the places of these."""
    known = paper.bibliography.known_keys
    found: dict[_Place, str] = {}
    for source, block in section.pairs:
        if source is None or block is None:
            continue
        unknown = [one for one in block.citations if one.key not in known]
        left = _not_cited(source, block, known) if unknown else []
        if len(left) == len(unknown):
            file = block.file
            found |= {(file.path, file.position(one.span.start)): key for one, key in zip(unknown, left, strict=True)}
    return found


def _not_cited(source: Block, block: Block, known: Collection[str]) -> list[str]:
    """The `known` keys that the source cites and the translation does not, in order."""
    cited = {one.key for one in block.citations}
    return [one.key for one in source.citations if one.key not in cited and one.key in known]
