"""The source as it was when a translator had it: what translations of earlier texts are recorded to be made from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from paperbuild.engines.gettext import PoFile
from paperbuild.exchange.po.entries import TextPair
from paperbuild.exchange.po.match import Match, outdated
from paperbuild.exchange.po.weave import WantedText, in_source
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.source import SourceFile
from paperbuild.model.blocks import Block, blocks_of
from paperbuild.model.paper import Paper
from paperbuild.model.section import Section
from paperbuild.syntax.markdown.markdown import parse_sections


@dataclass(frozen=True)
class Origin:
    """A section of the source in which some texts say what they said when they were translated. `texts` are these;
    `blocks` its blocks by those of today's source."""

    section: Section
    texts: tuple[TextPair, ...]
    blocks: Mapping[Block, Block]


def with_origins(
    changes: Sequence[Match], paper: Paper, po: PoFile
) -> tuple[list[Match], dict[str, Origin], list[Diagnostic]]:
    """`changes` without those whose origin cannot be written down, which are told; the origins, by the names of their
    sections, of those that no record has yet."""
    by_name: dict[str, list[Match]] = defaultdict(list)
    for match in changes:
        if match.is_behind and not match.is_recorded:
            by_name[match.text.section.name].append(match)
    origins = dict(_origins(by_name, paper))
    lost = [match for name, members in by_name.items() if name not in origins for match in members]
    findings = [outdated(po, match.po, [match.entry]) for match in lost]
    return [match for match in changes if match not in lost], origins, findings


def _origins(by_name: Mapping[str, Sequence[Match]], paper: Paper) -> Iterator[tuple[str, Origin]]:
    """What each section was; nothing of one that would have other blocks."""
    texts = {
        name: in_source([WantedText(m.text, m.entry, m.source.text, m.entry.source.marks) for m in members])
        for name, members in by_name.items()
    }
    paths = {name: members[0].text.section.path for name, members in by_name.items()}
    files = [(SourceFile(paths[name], text), paper.settings.locale) for name, text in texts.items()]
    for section in parse_sections(files, paper.settings.limits.pandoc_timeout_s) if files else ():
        members = by_name[section.name]
        now, then = (blocks_of(one) for one in (members[0].text.section, section))
        if [block.kind for block in now] == [block.kind for block in then]:
            yield section.name, Origin(section, tuple(m.text for m in members), dict(zip(now, then, strict=True)))
