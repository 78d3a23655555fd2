"""Makes a `Section` of pandoc's reading of a probed text: its tree, and what stands in it with exact places."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from paperbuild.engines.limits import MEMORY_MB, EngineLimits
from paperbuild.engines.pandoc import Reading, read_sections
from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.section import NoteDefinition, Section, Unclosed
from paperbuild.syntax.markdown.fences import is_open, is_run, unclosed_fences
from paperbuild.syntax.markdown.findings import Findings
from paperbuild.syntax.markdown.formulas import FormulaFaults, formula_faults, weighed
from paperbuild.syntax.markdown.front_matter import front_matter
from paperbuild.syntax.markdown.probes import Probed, as_read, probe
from paperbuild.syntax.markdown.tree import Tree, no_tree
from paperbuild.syntax.markdown.walk.walk import walk
from paperbuild.syntax.merge_marks import unmerged

# How often a text is read again without what looked like a definition of a note and was none.
_ROUNDS = 3

_UNCLEAR = "pandoc reads a label of a note in it in a way of its own"
_UNCLOSED_DIV = re.compile(r"Div at line (\d+) column \d+ unclosed")
_PARAGRAPH_END = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")


def parse_sections(
    files: Sequence[tuple[SourceFile, str]], timeout_s: float, memory_mb: int = MEMORY_MB
) -> tuple[Section, ...]:
    """The section of each file; `files` are pairs of a file and its locale.

    A file that pandoc cannot read within these limits gives a section that is not readable; nothing else is lost with
    it.
    """
    limits = EngineLimits(timeout_s, memory_mb)
    drafts = _read([_SectionDraft(file, locale, probe(file.text)) for file, locale in files], limits)
    for _ in range(_ROUNDS):
        mistaken = [number for number, draft in enumerate(drafts) if draft.mistaken]
        again = _read([drafts[number].without_mistakes() for number in mistaken], limits)
        for number, draft in zip(mistaken, again, strict=True):
            drafts[number] = draft
    formulas = [formula.tex for draft in drafts for formula in draft.found.formulas]
    faults = formula_faults(formulas, limits) if formulas else {}
    return tuple(_section(draft, faults) for draft in drafts)


@dataclass(frozen=True)
class _SectionDraft:
    """A section on its way: its probed text, and what pandoc made of it."""

    file: SourceFile
    locale: str
    probed: Probed
    calls_only: frozenset[int] = frozenset()
    reading: Reading | None = None
    found: Findings = field(default_factory=Findings)
    trouble: str = ""

    @property
    def mistaken(self) -> frozenset[int]:
        """The offsets of what looked like definitions of notes, and is none to pandoc."""
        if self.trouble:
            return frozenset()
        return frozenset(d.offset for n, d in enumerate(self.probed.definitions) if n not in self.found.defined)

    def without_mistakes(self) -> _SectionDraft:
        """The draft probed anew, to be read again."""
        calls_only = self.calls_only | self.mistaken
        return _SectionDraft(self.file, self.locale, probe(self.file.text, calls_only), calls_only)


def _read(drafts: Sequence[_SectionDraft], limits: EngineLimits) -> list[_SectionDraft]:
    readings = read_sections([draft.probed.text for draft in drafts], *limits)
    return [_with_reading(draft, reading, limits) for draft, reading in zip(drafts, readings, strict=True)]


def _with_reading(draft: _SectionDraft, reading: Reading | None, limits: EngineLimits) -> _SectionDraft:
    if reading is None:
        bounds = f"{limits.timeout_s:g} seconds and {limits.memory_mb} MB of memory"
        return replace(draft, trouble=f"pandoc cannot read it, or not within {bounds}")
    try:
        blocks = json.loads(reading.json)["blocks"]
        if not draft.probed.is_intact(blocks):
            return replace(draft, reading=reading) if draft.probed.definitions else replace(draft, trouble=_UNCLEAR)
        found = walk(as_read(draft.file.text), draft.probed, blocks)
    except RecursionError:
        return replace(draft, trouble="too much in it is nested")
    return replace(draft, reading=reading, found=found)


def _section(draft: _SectionDraft, faults: FormulaFaults) -> Section:
    file, probed, found = draft.file, draft.probed, draft.found
    if draft.reading is None:
        return Section(file=file, locale=draft.locale, tree=no_tree, trouble=draft.trouble)
    definitions = tuple(
        NoteDefinition(item.label, item.span, found.defined[number])
        for number, item in enumerate(probed.definitions)
        if number in found.defined
    )
    known = {definition.slug for definition in definitions}
    undefined = {call.span for call in found.calls if call.slug not in known}
    return Section(
        file=file,
        locale=draft.locale,
        tree=Tree(probed, draft.reading.json, has_nested=bool(found.nested)),
        headings=tuple(found.headings),
        citations=tuple(found.citations),
        calls=tuple(sorted(found.calls, key=lambda call: call.span)),
        definitions=definitions,
        inline_notes=tuple(found.inline_notes),
        codes=tuple(found.codes),
        attributes=tuple(found.attributes),
        links=tuple(found.links),
        raws=tuple(found.raws),
        formulas=tuple(weighed(formula, file.text, faults) for formula in found.formulas),
        tables=tuple(found.tables),
        divs=tuple(found.divs),
        comments=tuple(replace(c, covers=_covers(file.text, c.span)) for c in found.comments),
        unclosed=tuple(_unclosed(file, probed, draft.reading, found)),
        prose=tuple(found.prose),
        pieces=tuple(found.pieces),
        lists=tuple(found.lists),
        identifiers=tuple(found.identifiers),
        numbered=tuple(found.numbered),
        addressed=found.addressed,
        sites=tuple(site for site in found.sites if site not in undefined),
        nested=tuple(found.nested),
        is_empty=found.is_empty,
        front=front_matter(file.text),
        unmerged=unmerged(file),
    )


def _unclosed(file: SourceFile, probed: Probed, reading: Reading, found: Findings) -> Iterator[Unclosed]:
    hidden = [*found.codes, *(comment.span for comment in found.comments), *(raw.span for raw in found.raws)]
    text = as_read(file.text)
    for span in unclosed_fences(text, found.fenced, hidden):
        yield Unclosed("program" if is_run(text, span) else "fence", span)
    for match in filter(None, map(_UNCLOSED_DIV.match, reading.warnings)):
        line = file.line_span(min(int(match[1]) - probed.first_line + 1, len(file.line_starts)))
        indent = len(file.text[line.start : line.end]) - len(file.text[line.start : line.end].lstrip(" >\t"))
        yield Unclosed("div", Span(line.start + indent, line.end))
    # Of a div in a list or a quote pandoc says on which line of that it stands.
    count = sum("Div at _chunk" in warning for warning in reading.warnings)
    within = [div.span for div in found.divs if not _begins_line(file, div.span) and is_open(text, div.span)]
    for span in (*within[:count], *found.printed_openings):
        yield Unclosed("div", span)
    for span in found.stray_fences:
        yield Unclosed("div", span, is_stray=True)


def _begins_line(file: SourceFile, span: Span) -> bool:
    return span.start in file.line_starts


def _covers(text: str, span: Span) -> Span:
    """From a comment to the end of the block that it stands in, or, where it stands alone, of the block after it."""
    end = _PARAGRAPH_END.search(text, span.end)
    if end and not text[span.end : end.start()].strip():
        following = re.compile(r"\S").search(text, end.end())
        end = _PARAGRAPH_END.search(text, following.start()) if following else None
    start = text.rfind("\n\n", 0, span.start) + 1
    before = text[start : span.start]
    return Span(start if before.strip() else span.start, end.start() if end else len(text))
