"""Renders a manuscript as PDF: notes at the foot of the page of their call, laid out by WeasyPrint."""

from __future__ import annotations

import datetime
import hashlib
import mimetypes
import re
import unicodedata
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import escape
from typing import Any
from urllib.parse import quote

from paperbuild import __version__
from paperbuild.engines.formulas import drawn_with
from paperbuild.engines.installing import fonts_line
from paperbuild.engines.layout.fonts import (
    CJK,
    CODE_FAMILY,
    HOUSE,
    RARE_LATIN,
    RARE_LATIN_LETTERS,
    Typeface,
    faces,
    font_files,
    typeface,
)
from paperbuild.engines.layout.layout import Layout
from paperbuild.engines.layout.request import LayoutAnswer, LayoutRequest, Rights
from paperbuild.engines.limits import EngineLimits
from paperbuild.engines.pandoc import pandoc_version
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.source import SourceFile
from paperbuild.language.scripts import blocks
from paperbuild.language.typography import script
from paperbuild.model.manuscript import NOTE_ANCHOR, anchored_number, note_mark
from paperbuild.model.paper import Paper
from paperbuild.output.artifact import Artifact, Pagination
from paperbuild.output.colours import colours
from paperbuild.output.editions import edition_in_metadata
from paperbuild.output.front import front_part, rights
from paperbuild.output.pdf.attachments import attachments
from paperbuild.output.pdf.code import has_code, with_lines
from paperbuild.output.pdf.formulas import with_drawings
from paperbuild.output.pdf.note_blocks import note_content
from paperbuild.output.pdf.one_letter import with_one_letter
from paperbuild.output.pdf.overflow import fit_findings, overflow_findings
from paperbuild.output.pdf.wide_tables import laid_out
from paperbuild.output.templates import Templates
from paperbuild.output.text.elements import Edit, FragmentElement, edited, elements_of
from paperbuild.output.text.fragments import CALL_MARK
from paperbuild.output.text.links import as_written, with_images
from paperbuild.output.text.list_marks import as_markers
from paperbuild.output.text.made import made, written
from paperbuild.output.view import View, call_id, note_id
from paperbuild.rules.outputs import missing_glyph, note_page, notes_in_order
from paperbuild.rules.templates import layout_problem, outside_resource
from paperbuild.syntax.svg_weight import without_css_escapes

PRINT_TEMPLATE = "print.html.jinja"
PRINT_STYLE_SHEET = "print.css"
PRINT_DEPTH = 3  # levels of headings in the contents, where the paper does not say how many
VARIANT = "pdf/a-3a"  # which `engines.layout.tagging` makes PDF/UA-1 as well
_BASE = "paper:"
_NAMED = re.compile(rf"{_BASE}([^\s\"'<>()]+)")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS_IN_ITEMS = frozenset({"p", "div", "blockquote", "pre", "table", *_HEADINGS})
# What WeasyPrint 70 logs for a letter that none of the fonts has.
_NO_GLYPH = re.compile(r"\(U\+([0-9A-F]{4,6})\)")
_LETTERS_OF = {name: re.compile(f"[{block}]") for name, block in (*blocks().items(), (RARE_LATIN, RARE_LATIN_LETTERS))}
# What rules tell about a section, with its place; an image without a path is one that they found missing.
_NO_ANCHOR = re.compile(r"No anchor #(\S+)")
_TOLD_ELSEWHERE = re.compile(r"has no required alt description|No anchor #(?:note|call)-|Failed to load image at ''")


def render_pdf(view: View, templates: Templates, paper: Paper, layout: Layout) -> Artifact:
    """The PDF of `view`, laid out by `layout`."""
    ready = replace(view, fragments=replace(view.fragments, parts=tuple(map(_for_print, view.fragments.parts))))
    values = ready.values(lambda number: _footnote(view, number))
    values["fonts"], values["colours"] = _fonts(view), colours(values["design"], values["accent"])
    values |= front_part(view, paper) | {"contents_depth": paper.settings.contents_depth or PRINT_DEPTH}
    html = templates.render(PRINT_TEMPLATE, values)
    html, drawings = with_drawings(with_one_letter(with_images(html, _url)))
    plain = LayoutRequest(
        html=html,
        base_url=_BASE,
        resources={**_resources(paper, view, html), **drawings},
        fonts=font_files(),
        variant=VARIANT,
        identifier=b"",
        language=view.manuscript.locale.code,
        created=datetime.datetime.combine(paper.settings.date, datetime.time(), datetime.UTC),
        document=f"{paper.settings.slug} {view.manuscript.locale.code}",
        producer=_producer(paper.settings.limits.pandoc, has_formulas=bool(drawings)),
        rights=_rights(view, paper),
    )
    attached, limits = attachments(paper, view), paper.settings.limits.weasyprint
    fitted = laid_out(
        html,
        lambda text: replace(plain, html=text, identifier=hashlib.sha256(text.encode()).digest()[:16]),
        lambda request: layout.lay_out(request, attached, *limits),
    )
    answer = fitted.answer
    pagination = Pagination(uuid.UUID(bytes=fitted.request.identifier).urn, answer.anchors, answer.ends)
    lacking = tuple(_without_fonts(view, answer))
    noticed = (*_noticed(view, answer, paper), *lacking, *fit_findings(view, fitted, _BASE))
    return Artifact(answer.pdf, noticed, answer.pages, pagination, lacking)


def _rights(view: View, paper: Paper) -> Rights:
    licence = paper.settings.licence
    text = rights(paper.settings, view.manuscript.locale.metadata)
    edition, replaces = edition_in_metadata(paper)
    return Rights(text, licence.url if licence else "", edition, replaces)


def _producer(limits: EngineLimits, *, has_formulas: bool) -> tuple[str, ...]:
    """What made the text that is laid out."""
    made_with = f"paperbuild {__version__}", f"pandoc {pandoc_version(*limits)}"
    return (*made_with, drawn_with()) if has_formulas else made_with


def _fonts(view: View) -> dict[str, Any]:
    """What the text is set in, for the template: families in their order, and the files beyond the house's own."""
    used = _typefaces(view)
    serif = tuple(dict.fromkeys(family for one in used for family in one.serif))
    sans = tuple(dict.fromkeys(family for one in used for family in one.sans))
    code = (CODE_FAMILY,) if _has_code(view) else ()
    added = tuple(family for family in dict.fromkeys((*serif, *sans, *code)) if family not in HOUSE.families)
    return {
        "serif": serif,
        "sans": sans,
        "code": code,
        "faces": [{"family": f.family, "weight": f.weight, "style": f.style, "url": f.url} for f in faces(added)],
    }


def _has_code(view: View) -> bool:
    fragments = view.fragments
    return has_code((*fragments.parts, *fragments.titles, *fragments.footnotes))


def _typefaces(view: View) -> list[Typeface]:
    """That of the locale's script, and those of other scripts from which the text has a word."""
    found = (typeface(script(view.manuscript.locale.code)) or HOUSE, *map(typeface, _other_scripts(view)))
    return [one for one in found if one is not None]


def _other_scripts(view: View) -> list[str]:
    """The scripts, other than the locale's, from which the text has a letter."""
    settings, metadata = view.manuscript.settings, view.manuscript.locale.metadata
    names = (name for one in (*settings.authors, *settings.editors, *metadata.translators) for name in one.words)
    said = (metadata.title, metadata.subtitle, metadata.abstract, *names, *metadata.translated.values())
    text = "".join((*view.fragments.parts, *view.fragments.footnotes, *said))
    own = script(view.manuscript.locale.code)
    others = [name for name, letters in _LETTERS_OF.items() if letters.search(text) and typeface(own) != typeface(name)]
    if own in {"Hant", "Jpan", "Kore"}:
        others = [name for name in others if name != "Hans"]  # the same letters, in other forms
    return others


def _for_print(html: str) -> str:
    """The HTML of a part or of a note, so that WeasyPrint 70 makes a right PDF of it: see each function."""
    elements = elements_of(html)
    edits = [*as_markers(elements), *with_lines(html, elements)]
    for element in elements:
        if element.name in _HEADINGS:
            edits += _bookmark(element)
        elif element.name == "li":
            edits += _item_body(element)
        elif "data-page" in element.attributes:
            edits += _page_reference(element)
    return edited(html, edits)


def _bookmark(heading: FragmentElement) -> Iterator[Edit]:
    """In a heading with the call of a note or a formula, its bookmark's text: no number, and the formula in words."""
    said = heading.says()
    if CALL_MARK.search(said) or any(_has_formula(one) for one in heading.content):
        at = heading.inside - len(">")
        yield Edit(at, at, f' data-bookmark="{escape(CALL_MARK.sub("", said).strip())}"')


def _has_formula(part: str | FragmentElement) -> bool:
    return not isinstance(part, str) and (part.name == "math" or any(map(_has_formula, part.content)))


def _page_reference(reference: FragmentElement) -> Iterator[Edit]:
    """The number of a page in the place of the words of a reference: the style sheet sets it between these marks."""
    before, after = reference.attributes["data-page"].split("{}")
    at = reference.inside - len(">")
    yield Edit(at, at, f' data-before="{escape(before)}" data-after="{escape(after)}"')
    yield Edit(reference.inside, reference.end, "")


def _item_body(item: FragmentElement) -> Iterator[Edit]:
    """A body of its own in a list item that has paragraphs.

    Of `<li><p>` WeasyPrint makes an LI with a P in it, which PDF/UA forbids (ISO 32000-1, table 336: Lbl and LBody). A
    `dd` there becomes an LBody.
    """
    first = item.first_block
    if first is not None and first.name in _BLOCKS_IN_ITEMS:
        yield Edit(item.inside, item.inside, '<dd class="item">')
        yield Edit(item.end, item.end, "</dd>")


def _footnote(view: View, number: int) -> str:
    """The call of a note and, right behind it, the note: WeasyPrint takes it from there to the foot of the page."""
    call, note, mark = call_id(number), note_id(number), note_mark(number)
    back = made(
        '<a class="note-number" id="{}" href="#{}" role="doc-backlink" aria-label="{}">{}</a>',
        f"note.{view.note_names[number]}",
        call,
        f"{view.manuscript.locale.strings['back_to_text']} ({mark})",
        mark,
    )
    return made(
        '<a class="note-call" id="{call}" href="#{note}" role="doc-noteref" aria-label="{label}">{mark}</a>'
        '<span class="note" id="{note}" role="doc-footnote">{content}</span>',
        call=call,
        note=note,
        label=view.note_label(number),
        mark=mark,
        content=written(note_content(_for_print(view.footnotes[number]), f"{back} {view.note_kind(number)}")),
    )


def _resources(paper: Paper, view: View, html: str) -> dict[str, tuple[bytes, str]]:
    """Everything that `html` may name, by URL: the style sheets beside the template, and what it and they name of the
    paper's pictures. Other files of the paper are not read: there may be any number of them.
    """
    project = paper.project
    beside = {
        f"{base}{name}": (file.text.encode(), _media_type(name))
        for name, file in project.templates.items()
        for base in ("", _BASE)
    }
    said = (html, *(without_css_escapes(file.text) for file in project.templates.values()))
    named = {as_written(name) for text in said for name in _NAMED.findall(text)}
    pictures = {_url(path): (view.pictures[path], _media_type(path)) for path in sorted(named) if path in view.pictures}
    return {**pictures, **beside}


def _url(path: str) -> str:
    """The URL of a picture, as WeasyPrint asks for it, which writes spaces and accents in other ways anew."""
    return f"{_BASE}{quote(path)}"


def _media_type(path: str) -> str:
    return mimetypes.guess_type(path)[0] or "application/octet-stream"


def _noticed(view: View, answer: LayoutAnswer, paper: Paper) -> Iterator[Diagnostic]:
    """What the finished pages show: a note lost or far from its call, a letter that no font has, a faulty template."""
    calls, notes = (_numbers(answer, prefix) for prefix in ("call", "note"))
    yield from notes_in_order.found(view.manuscript, "pdf", calls, notes)
    yield from _far_from_their_calls(view, answer)
    yield from overflow_findings(view, answer.overflows, _BASE)
    for url in answer.refused:
        yield outside_resource.found(paper, url, PRINT_TEMPLATE)
    yield from _in_foreign_fonts(view, answer, paper)
    yield from _of_messages(view, answer, paper.project.templates[PRINT_STYLE_SHEET])


def _far_from_their_calls(view: View, answer: LayoutAnswer) -> Iterator[Diagnostic]:
    """The notes that do not begin on the page of their call or on the next, or where a long note before them ends."""
    end_of_last = 0
    for note in view.manuscript.notes:
        call, foot = answer.anchors.get(call_id(note.number)), answer.anchors.get(note_id(note.number))
        if call is None or foot is None or not call <= foot <= max(call, end_of_last) + 1:
            yield note_page.found(view.manuscript, note, call, foot)
        end_of_last = answer.ends.get(note_id(note.number), end_of_last)


def _without_fonts(view: View, answer: LayoutAnswer) -> Iterator[Diagnostic]:
    """For each script of the text whose fonts are not installed, one finding."""
    lost = _lost(answer)
    for name in (script(view.manuscript.locale.code), *_other_scripts(view)):
        found, letters = typeface(name), _letters_of(name)
        if found is not None and letters is not None and _is_lacking(found, answer):
            seen = "".join(sorted(letter for letter in lost if letters.match(letter)))
            if seen:
                yield missing_glyph.without_fonts(view.manuscript, seen, found.optional, fonts_line(name))


def _letters_of(name: str) -> re.Pattern[str] | None:
    return _LETTERS_OF.get("Hans" if name in CJK else name)


def _is_lacking(found: Typeface, answer: LayoutAnswer) -> bool:
    """Whether none of the families that may not be there has set a letter."""
    return bool(found.optional) and not any(family in answer.letters for family in found.optional)


def _lost(answer: LayoutAnswer) -> set[str]:
    """The letters that are in no font, or in one that no style sheet may have named."""
    matches = map(_NO_GLYPH.search, answer.messages)
    house = {*HOUSE.families, CODE_FAMILY}
    foreign = "".join(letters for family, letters in answer.letters.items() if family not in house)
    return {*foreign, *(chr(int(match[1], 16)) for match in matches if match)}


def _of_lacking_fonts(view: View, answer: LayoutAnswer) -> Callable[[str], bool]:
    """Whether a letter is of a script whose fonts are not installed: that is told once for all of them."""
    names = (script(view.manuscript.locale.code), *_other_scripts(view))
    lacking = [name for name in names if (found := typeface(name)) is not None and _is_lacking(found, answer)]
    patterns = [one for one in map(_letters_of, lacking) if one is not None]
    return lambda letter: any(pattern.match(letter) for pattern in patterns)


def _in_foreign_fonts(view: View, answer: LayoutAnswer, paper: Paper) -> Iterator[Diagnostic]:
    """The letters that are set in a font that no style sheet names: what this machine happened to have.

    Spaces do not count: a font without one of the rarer ones has its own made narrower. Nor do letters that the named
    fonts have: a style sheet that asks for any `serif` gets any.
    A letter that several such fonts have set, in headings and in text, is told of the first.
    """
    sheets = "".join(file.text for name, file in paper.project.templates.items() if name.startswith("print"))
    own = {CODE_FAMILY, *(family for one in _typefaces(view) for family in one.families)}
    named = {family for family in answer.letters if family in own or family in sheets}
    had = {letter for family in named for letter in answer.letters[family]}
    is_told = _of_lacking_fonts(view, answer)
    for family, letters in sorted(answer.letters.items()) if named else ():
        seen = "".join(
            letter
            for letter in letters
            if unicodedata.category(letter)[0] not in "ZC" and letter not in had and not is_told(letter)
        )
        if seen and family not in named:
            had.update(seen)
            yield from missing_glyph.found(view.manuscript, seen, family)


def _is_authors_link(view: View, message: str) -> bool:
    """Whether `message` is about a link to nothing that stands in a section, where LNK001 tells of it."""
    nowhere = _NO_ANCHOR.search(message)
    links = (link for section in view.manuscript.locale.sections for link in section.links)
    return nowhere is not None and any(link.target.partition("#")[2] == nowhere[1] for link in links)


def _of_messages(view: View, answer: LayoutAnswer, sheet: SourceFile) -> Iterator[Diagnostic]:
    has_no_font = _of_lacking_fonts(view, answer)
    letters = {chr(int(match[1], 16)) for match in map(_NO_GLYPH.search, answer.messages) if match}
    yield from missing_glyph.found(view.manuscript, "".join(sorted(one for one in letters if not has_no_font(one))))
    for message in answer.messages:
        if (
            not _NO_GLYPH.search(message)
            and not _TOLD_ELSEWHERE.search(message)
            and not _is_authors_link(view, message)
        ):
            yield layout_problem.found(sheet, message)


def _numbers(answer: LayoutAnswer, prefix: str) -> list[int]:
    """The numbers of the anchors `PREFIX-7`, in the order in which they were laid out."""
    matches = (re.fullmatch(rf"{prefix}-({NOTE_ANCHOR})", name) for name in answer.anchors)
    return [anchored_number(match[1]) for match in matches if match]
