"""Tells what leaves its place on a page of the PDF, at its place in the paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from paperbuild.engines.layout.request import Overflow
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.manuscript import NOTE_ID, Note, anchored_number, note_mark
from paperbuild.model.section import LinkKind, Section
from paperbuild.output.pdf.formulas import is_drawing, typed
from paperbuild.output.pdf.wide_tables import FULL_PT, FittedLayout
from paperbuild.output.view import View
from paperbuild.rules.links.missing_file import candidates
from paperbuild.rules.outputs import cut_off, fitted_table, overrun
from paperbuild.syntax.targets import target_of

_WORD = re.compile(r"\w+")
_SHOWN = 40
_ALIKE = 0.5
_HINTS = {
    "table": "delete columns, shorten its longest words, or make two tables of it",
    "picture": "give it a width: `{width=80mm}`",
    "formula": "put it on a line of its own, or break it into rows: `\\begin{aligned} … \\\\ … \\end{aligned}`",
    "line": "shorten it, or mark where a word may be divided: `&shy;`",
    "text": "shorten the notes that are called here, or move their calls",
    "note": "shorten the note, or move part of it into the text",
    "frame": "shorten it, or give it more room in templates of your own",
}


@dataclass(frozen=True)
class _Site:
    """Where in the paper something is written. `note` is the note that it is."""

    file: SourceFile
    span: Span
    note: Note | None = None


def overflow_findings(view: View, overflows: Sequence[Overflow], base: str) -> Iterator[Diagnostic]:
    """A finding for each of `overflows`; pictures are named by URLs that begin with `base`."""
    code = view.manuscript.locale.code
    for one in overflows:
        rule = cut_off.RULE if one.is_cut else overrun.RULE
        site = _site(view, one, base)
        message, hint = _message(one, site), _HINTS[_kind(one, site)]
        if site:
            yield rule.at(site.file, site.span, message, hint, code)
        else:
            yield rule.at_file(f"content/{code}/metadata.toml", message, hint, code)


def fit_findings(view: View, fitted: FittedLayout, base: str) -> Iterator[Diagnostic]:
    """A finding for each table that is set otherwise than it was asked for, because it is too wide."""
    code = view.manuscript.locale.code
    for fit in fitted.fits:
        page = fitted.answer.anchors.get(fit.identifier, fit.overflow.page)
        ways = ["is on a landscape page"] * fit.is_turned + [f"is set at {fit.size_pt:g} pt"] * (fit.size_pt < FULL_PT)
        message, hint = f"the table on page {page} {' and '.join(ways)}: it is wider than its space", _HINTS["table"]
        site = _site(view, fit.overflow, base)
        if site:
            yield fitted_table.RULE.at(site.file, site.span, message, hint, code)
        else:
            yield fitted_table.RULE.at_file(f"content/{code}/metadata.toml", message, hint, code)


def _kind(one: Overflow, site: _Site | None) -> str:
    if site is None:
        return "frame"
    if one.is_down and one.what != "picture":
        return "note" if site.note else "text"
    return "formula" if is_drawing(one.picture) else one.what


def _message(one: Overflow, site: _Site | None) -> str:
    excess = f"{max(round(one.excess_mm), 1)} mm"
    if site and site.note and one.is_down:
        what = f"note {note_mark(site.note.number)} (`{site.note.identifier}`)"
    elif one.what == "line":
        what = f"`{_shortened(_longest(one.line) if not one.is_down else one.line.strip())}`"
    elif is_drawing(one.picture):
        what = "the formula"
    else:
        what = "the image" if one.what == "picture" else f"the {one.what}"
    if not one.is_down:
        return f"{what} is {excess} wider than its space on page {one.page}{', and is cut off' * one.is_cut}"
    return f"{what} stands {excess} outside its space on page {one.page}{', where nobody sees it' * one.is_cut}"


def _longest(line: str) -> str:
    return max(line.split(), key=len, default="")


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _site(view: View, one: Overflow, base: str) -> _Site | None:
    """Where it is written; None for what no section says: the cover, the last page."""
    sections = {section.path: section for section in view.manuscript.locale.sections}
    if is_drawing(one.picture):
        return next(_formulas(sections.values(), one.picture), None)
    for identifier in one.identifiers:
        if match := NOTE_ID.fullmatch(identifier):
            number = anchored_number(match[1])
            return _note_site(next(note for note in view.manuscript.notes if note.number == number), sections)
    parts = zip(view.manuscript.parts, view.fragments.parts, strict=True)
    own = [part.path for part, html in parts if any(f'id="{name}"' in html for name in one.identifiers)]
    among = [sections[path] for path in own] or list(sections.values())
    if one.what == "picture":
        return next(_pictures(among, unquote(one.picture.removeprefix(base))), None)
    return _text_site(among, one, is_sure=bool(own))


def _note_site(note: Note, sections: dict[str, Section]) -> _Site:
    section = sections[note.path]
    spans = (definition.span for definition in section.definitions if definition.slug == note.identifier)
    return _Site(section.file, next(spans, note.span), note)


def _formulas(among: Iterable[Section], url: str) -> Iterator[_Site]:
    for section in among:
        for formula in section.formulas:
            if typed(url, formula.tex, is_display=formula.is_display):
                yield _Site(section.file, formula.span)


def _pictures(among: Sequence[Section], path: str) -> Iterator[_Site]:
    for section in among:
        for link in section.links:
            if link.kind is LinkKind.IMAGE and path in candidates(link, target_of(link.target, section.path)):
                yield _Site(section.file, link.span)


def _text_site(among: Sequence[Section], one: Overflow, *, is_sure: bool) -> _Site | None:
    """The block that has most words in common with what was laid out; in it the longest word, if that is too long."""
    wanted = _words(one.text)
    found = [
        (_likeness(wanted, _words(section.file.text[slice(*piece.span)])), section.file, piece.span)
        for section in among
        for piece in section.pieces
    ]
    likeness, file, span = max(found, key=lambda item: item[0], default=(0.0, None, Span(0, 0)))
    if file is None or (likeness < _ALIKE and not is_sure):
        return None
    word = _longest(one.line)
    at = -1 if one.is_down or not word else file.text.find(word, *span)
    return _Site(file, span if at < 0 else Span(at, at + len(word)))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _likeness(ours: frozenset[str], theirs: frozenset[str]) -> float:
    return len(ours & theirs) / max(len(ours | theirs), 1)
