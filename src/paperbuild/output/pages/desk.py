"""Makes the page for a translator: source and translation side by side, block by block, and what is left to do.

It is one file without a script, for people who have nothing of the project but this page. It speaks English, as the
findings do that it shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.source import Position
from paperbuild.language.dates import language_name
from paperbuild.language.typography import direction
from paperbuild.language.word_count import word_count
from paperbuild.model.blocks import blocks_of
from paperbuild.model.paper import Paper
from paperbuild.model.section import PieceKind, Section
from paperbuild.model.translation import State, TranslatedSection, Translation
from paperbuild.output.beside import page_values
from paperbuild.output.pages.desk_block import DeskBlock, desk_values, finding_values
from paperbuild.output.templates import Templates

DESK_TEMPLATE = "status.html.jinja"
_SPEAKS = "en"
# What the state of a block says already: nothing is gained by saying it again in other words.
_SAID_BY_STATE = frozenset({"missing-block", "missing-section", "missing-string", "stale", "not-recorded"})


@dataclass(frozen=True)
class DeskSection:
    """A section, or the strings of a locale: its blocks in the order of the source, and what is found in its file that
    is about none of them. `is_recorded` says whether it is known what it was made from, `is_readable` whether both
    sides can be read, `is_named_by_us` that its title is in the words of the page and not in the source's."""

    name: str
    title: str
    path: str
    blocks: tuple[DeskBlock, ...]
    findings: tuple[Diagnostic, ...] = ()
    is_recorded: bool = True
    is_readable: bool = True
    is_named_by_us: bool = False


def render_desk(paper: Paper, templates: Templates, translation: Translation, told: Sequence[Diagnostic]) -> bytes:
    """The page of one locale. `told` is what the rules about translations find in the whole paper.

    Raises BrokenTemplateError.
    """
    sections = list(_sections(paper, translation, [one for one in told if one.locale == translation.code]))
    blocks = [block for section in sections for block in section.blocks]
    codes = paper.source.code, translation.code
    shown = [_section_values(number, section, *codes) for number, section in enumerate(sections, 1)]
    values = {
        **page_values(paper, templates),
        "locale": _SPEAKS,
        "direction": direction(_SPEAKS),
        "language": language_name(translation.code, _SPEAKS),
        "source_language": language_name(paper.source.code, _SPEAKS),
        "paper_locale": paper.source.code,
        "paper_direction": direction(paper.source.code),
        "code": translation.code,
        "counts": _counts(blocks),
        "sections": shown,
        "to_do": [
            f"{one['number']}-{block['number']}" for one in shown for block in one["blocks"] if not block["is_done"]
        ],
    }
    return templates.render(DESK_TEMPLATE, values).encode()


def _counts(blocks: Sequence[DeskBlock]) -> Mapping[str, Any]:
    """How many blocks are in each state, how many are to do, and the words: all of the source's, and those left."""
    states = Counter(block.state for block in blocks)
    return {
        "all": len(blocks),
        "to_do": sum(not block.is_done for block in blocks),
        **{state.value: states[state] for state in State},
        "words": sum(word_count(block.source.text) for block in blocks if block.source),
        "words_left": sum(block.words_left for block in blocks),
    }


def _section_values(number: int, section: DeskSection, source: str, locale: str) -> Mapping[str, Any]:
    return {
        "number": number,
        "title": section.title,
        "is_named_by_us": section.is_named_by_us,
        "path": section.path,
        "is_recorded": section.is_recorded,
        "is_readable": section.is_readable,
        "counts": _counts(section.blocks),
        "findings": [finding_values(one) for one in section.findings],
        "blocks": [{"number": at, **desk_values(block, source, locale)} for at, block in enumerate(section.blocks, 1)],
    }


# Sections


def _sections(paper: Paper, translation: Translation, told: Sequence[Diagnostic]) -> Iterator[DeskSection]:
    """Those of the source in its order, those that it lacks, and the strings."""
    compared = {section.name: section for section in translation.sections}
    for section in paper.source.sections:
        if section.name in compared:
            yield _compared(compared[section.name], told)
        else:
            yield _one_sided(section, State.MISSING, f"content/{translation.code}/{section.name}", told)
    for section in translation.extra:
        yield _one_sided(section, State.BROKEN, section.file.path, told)
    if translation.strings is not None:
        yield replace(_compared(translation.strings, told), title="Titles and other words", is_named_by_us=True)


def _one_sided(section: Section, state: State, path: str, told: Sequence[Diagnostic]) -> DeskSection:
    """A section that only the source has, or only the translation."""
    blocks = sorted(blocks_of(section), key=lambda block: block.span) if section.is_readable else []
    is_missing = state is State.MISSING
    sides = [(block, None) if is_missing else (None, block) for block in blocks if block.is_text]
    return DeskSection(
        section.name,
        _title(section),
        path,
        tuple(DeskBlock(source, block, state, None) for source, block in sides),
        tuple(one for one in told if one.path == path and one.name not in _SAID_BY_STATE),
        is_readable=section.is_readable,
    )


def _compared(section: TranslatedSection, told: Sequence[Diagnostic]) -> DeskSection:
    found = [one for one in told if one.path == section.translated.path and one.name not in _SAID_BY_STATE]
    blocks, left = _with_findings(list(_blocks(section)), found)
    return DeskSection(
        section.name,
        _title(section.source),
        section.translated.path,
        tuple(blocks),
        tuple(left),
        section.is_recorded,
        section.source.is_readable and section.translated.is_readable,
    )


def _title(section: Section) -> str:
    heading = next((piece.text for piece in section.pieces if piece.kind is PieceKind.HEADING), "")
    return heading or section.name


# Blocks


def _blocks(section: TranslatedSection) -> Iterator[DeskBlock]:
    """The blocks to translate and those too many, where the source has them; a note where it is defined."""
    states = dict(section.states)
    changes = {block: change for change in section.changes for block in (change.block, change.after) if block}
    placed: list[tuple[Position, DeskBlock]] = []
    at = Position(0, 0)
    for source, block in section.pairs:
        shown = source or block
        if source is not None:
            at = source.file.position(source.span.start)
        if shown in states and shown is not None:
            change = (changes.get(source) if source else None) or (changes.get(block) if block else None)
            placed.append((at, DeskBlock(source, block, states[shown], change)))
    yield from (block for _, block in sorted(placed, key=lambda one: one[0]))


def _with_findings(
    blocks: Sequence[DeskBlock], found: Sequence[Diagnostic]
) -> tuple[list[DeskBlock], list[Diagnostic]]:
    """`blocks`, each with the findings in its translation, and those that are about none of them."""
    own: dict[int, list[Diagnostic]] = {}
    left: list[Diagnostic] = []
    for one in found:
        at = _place(blocks, one)
        if at is None:
            left.append(one)
        elif blocks[at].state is not State.UNTRANSLATED or one.name != State.UNTRANSLATED:
            own.setdefault(at, []).append(one)
    return [replace(block, findings=tuple(own.get(at, ()))) for at, block in enumerate(blocks)], left


def _place(blocks: Sequence[DeskBlock], one: Diagnostic) -> int | None:
    """The number of the block (from 0) in whose translation a finding stands; what stands before a block, such as the
    opening of a box, belongs to it. None for what is about a file as a whole."""
    ends = [
        (block.translation.file.position(block.translation.span.end), at)
        for at, block in enumerate(blocks)
        if block.translation is not None
    ]
    is_about_file = one.start == one.end == Position(1, 1)
    later = [(end, at) for end, at in ends if end > one.start or end >= one.end]
    return None if is_about_file or not later else min(later)[1]
