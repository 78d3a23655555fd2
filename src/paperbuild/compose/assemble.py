"""Puts the sections of one locale together: their order, their numbers, their notes, the lists they ask for."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import unquote

import panflute as pf

from paperbuild.compose.complete import CompleteSection, completed
from paperbuild.compose.foreign import Foreign, mark_foreign
from paperbuild.language.collation import sort_key
from paperbuild.language.spacing import set_spaces
from paperbuild.language.typography import Quotes, quotes, with_marks
from paperbuild.model.bibliography import Bibliography, Entry
from paperbuild.model.blocks import TRANSLATORS_NOTE
from paperbuild.model.manuscript import (
    NOTE_ANCHOR,
    Cluster,
    ContentsEntry,
    Manuscript,
    Note,
    Part,
    PartKind,
    box_title_id,
    call_mark,
    cite_mark,
)
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.section import Section
from paperbuild.model.settings import Metadata
from paperbuild.syntax.markdown.tree import BROKEN_CLASS, NOTE_CLASS
from paperbuild.syntax.pictures import unwanted_in_picture

LIST_CLASS, CASE_CLASS = "bibliography", "case-study"

# The identifiers of notes, their calls and the printed pages (render), which a heading "Note 1" would have too.
_RESERVED = re.compile(rf"(?:note|call)-{NOTE_ANCHOR}|page-\d+")

# panflute 2.3 walks a table's caption last; it is printed first, and notes are numbered in the order of print.
pf.Table._children = ["caption", "head", "content", "foot"]


def assemble(paper: Paper, locale: Locale) -> Manuscript:
    """The manuscript of `locale`. What is broken stands in it as a span of class `broken-reference`."""
    sections = completed(paper, locale)
    locale = replace(
        locale,
        sections=tuple(one.written for one in sections),
        metadata=typeset_metadata(locale.metadata, locale.code),
    )
    work = _Assembly(paper, locale)
    for one in sections:
        work.add(one)
    return Manuscript(
        locale=locale,
        settings=paper.settings,
        parts=tuple(work.parts),
        contents=tuple(work.contents),
        notes=tuple(work.notes),
        clusters=tuple(work.clusters),
    )


@dataclass
class _Assembly:
    paper: Paper
    locale: Locale
    parts: list[Part] = field(default_factory=list)
    contents: list[ContentsEntry] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    clusters: list[Cluster] = field(default_factory=list)
    identifiers: set[str] = field(default_factory=set)
    auto_notes: Counter[str] = field(default_factory=Counter)
    numbered: int = 0

    @property
    def bibliography(self) -> Bibliography:
        return self.paper.bibliography

    @property
    def marks(self) -> Quotes:
        return quotes(self.locale.code)

    def add(self, complete: CompleteSection) -> None:
        """Adds one section as the next part."""
        section = complete.section
        doc = section.tree()
        label = self.locale.metadata.strings.not_translated
        mark_foreign(doc, Foreign(complete.foreign, self.paper.settings.locale, label))
        heading = next((block for block in doc.content if isinstance(block, pf.Header)), None)
        classes = tuple(heading.classes) if heading else ()
        number = self._number(heading)
        self._name_boxes(doc, section)
        self._make_unique(doc)
        sites = iter([complete.place(site) for site in section.sites])
        doc = doc.walk(lambda element, _doc: self._set_note(element, section, sites))
        doc = doc.walk(lambda element, _doc: self._finish(element, section))
        self._list_headings(doc, number)
        if heading and number:
            _set_number(next(b for b in doc.content if isinstance(b, pf.Header)), number)
        self.parts.append(
            Part(
                identifier=self._part_identifier(doc, section),
                number=number,
                kind=_kind(classes),
                title=_title(doc),
                tree=doc,
                path=section.path,
            )
        )

    def _finish(self, element: pf.Element, section: Section) -> Any:
        """Quotations, lists of works and images, in one walk: panflute's walks are most of what assembling costs."""
        if isinstance(element, pf.Quoted):
            return _set_type(element, self.marks)
        if isinstance(element, pf.Div):
            return self._fill_list(element)
        if isinstance(element, pf.Image):
            self._place_file(element, section)
        return None

    def _part_identifier(self, doc: pf.Doc, section: Section) -> str:
        first = next((block for block in doc.content if isinstance(block, pf.Header)), None)
        if first and first.identifier:
            return str(first.identifier)
        return "section-" + re.sub(r"[^\w.-]+", "-", section.name.removesuffix(".md"))

    def _number(self, heading: pf.Header | None) -> str:
        if heading is None or heading.level != 1 or {"unnumbered", "frontmatter"} & set(heading.classes):
            return ""
        self.numbered += 1
        return str(self.numbered)

    def _name_boxes(self, doc: pf.Doc, section: Section) -> None:
        """Gives boxes, and the headings in them, identifiers that are the same in every locale.

        Pandoc makes one of a heading's words, which keeps it only where a link leads there.
        """
        linked = {link.target.rpartition("#")[2] for own in self.locale.sections for link in own.links}
        made = {heading.identifier for heading in section.headings if not heading.is_identifier_given} - linked
        above, count = self._part_identifier(doc, section), 0
        for block in doc.content:
            if isinstance(block, pf.Header):
                above, count = block.identifier or above, 0
            elif isinstance(block, pf.Div) and CASE_CLASS in block.classes:
                heading = next((child for child in block.content if isinstance(child, pf.Header)), None)
                is_named = heading is not None and heading.identifier not in made
                if not block.identifier and not is_named:
                    count += 1
                    block.identifier = f"{above}.c{count}"
                if heading is not None and not is_named:
                    heading.identifier = box_title_id(block.identifier)

    def _make_unique(self, doc: pf.Doc) -> None:
        """Gives a heading that has an earlier heading's or a note's identifier one of its own: every link is clear."""

        def visit(element: pf.Element, _doc: pf.Doc) -> None:
            identifier = getattr(element, "identifier", "")
            if not identifier:
                return
            count, unique = 1, identifier
            while unique in self.identifiers or _RESERVED.fullmatch(unique):
                count += 1
                unique = f"{identifier}-{count}"
            self.identifiers.add(unique)
            element.identifier = unique

        doc.walk(visit)

    # Notes

    def _set_note(self, element: pf.Element, section: Section, sites: Iterator[Any]) -> Any:
        """A mark in the place of what makes a note: a note called by name, a citation, a note written inline."""
        # A citation within a note has been dealt with when its note comes up: the walk goes from the inside out.
        if isinstance(element, pf.Cite):
            return None if _is_within_note(element) else self._auto_note(element, section, next(sites))
        is_note = isinstance(element, pf.Note) and not _is_called_by_name(element)
        if (is_note or _is_note_site(element)) and _is_within_note(element):
            return []  # a note has no notes: it is a finding, and nothing of it can be printed
        if _is_note_site(element):
            return self._own_note(element.content[0], element.attributes["slug"], section, next(sites))
        if is_note:
            span = next(sites)
            return self._own_note(element, f"note-{self._next_number()}", section, span)
        return None

    def _next_number(self, slug: str = "") -> int:
        """The number of the next note; a translator's own takes none of those that the notes have in all languages."""
        own = [note.number < 0 for note in self.notes]
        return -own.count(True) - 1 if slug.startswith(TRANSLATORS_NOTE) else own.count(False) + 1

    def _own_note(self, note: pf.Note, slug: str, section: Section, span: Any) -> pf.Str:
        number = self._next_number(slug)
        keys: list[str] = []
        holder = pf.Div(*note.content)

        def set_cite(element: pf.Element, _doc: Any) -> Any:
            if not isinstance(element, pf.Cite):
                return None
            keys.extend(c.id for c in element.citations)
            return self._cited(element, number, is_whole_note=False)

        holder = holder.walk(set_cite)
        holder = holder.walk(lambda e, _d: _set_type(e, self.marks))
        self._append_note(number, slug, section, span, tuple(holder.content), tuple(keys), is_citation_only=False)
        return pf.Str(call_mark(number))

    def _auto_note(self, cite: pf.Cite, section: Section, span: Any) -> Any:
        number = self._next_number()
        keys = tuple(c.id for c in cite.citations)
        self.auto_notes[keys[0]] += 1
        count = self.auto_notes[keys[0]]
        identifier = keys[0] if count == 1 else f"{keys[0]}-{count}"
        content = self._cited(cite, number, is_whole_note=True)
        self._append_note(number, identifier, section, span, (pf.Para(*content),), keys, is_citation_only=True)
        call = pf.Str(call_mark(number))
        if cite.citations[0].mode == "AuthorInText":
            return [pf.Str(self._author(keys[0])), call]
        return call

    def _append_note(
        self,
        number: int,
        identifier: str,
        section: Section,
        span: Any,
        blocks: tuple[pf.Block, ...],
        keys: tuple[str, ...],
        *,
        is_citation_only: bool,
    ) -> None:
        self.notes.append(
            Note(
                number=number,
                identifier=identifier,
                path=section.path,
                span=span,
                blocks=blocks,
                keys=keys,
                part=len(self.parts),
                is_citation_only=is_citation_only,
            )
        )

    def _cited(self, cite: pf.Cite, number: int, *, is_whole_note: bool) -> list[pf.Inline]:
        """A mark for the works of `cite` that can be cited, and a broken reference for each that cannot."""
        known = [c for c in cite.citations if c.id in self.bibliography.by_key]
        broken = [c for c in cite.citations if c.id not in self.bibliography.by_key]
        content: list[pf.Inline] = []
        if known:
            content.append(pf.Str(cite_mark(len(self.clusters))))
            self.clusters.append(Cluster(max(number, 0), tuple(map(_citation_json, known)), is_whole_note))
        for citation in broken:
            content += [pf.Space] if content else []
            content.append(pf.Span(pf.Str(f"[@{citation.id}]"), classes=[BROKEN_CLASS]))
        return content

    def _author(self, key: str) -> str:
        entry = self.bibliography.by_key.get(key)
        if entry is None:
            return f"@{key}"
        return entry.value("shortauthor", "author", "editor", "title").strip("{}")

    # Lists, files, contents

    def _fill_list(self, element: pf.Div) -> pf.Div | None:
        """The works that a bibliography div asks for by keyword, in the order of their sort keys."""
        if LIST_CLASS not in element.classes:
            return None
        wanted = element.attributes.get("keyword", "")
        entries = [entry for entry in self.bibliography.by_key.values() if _has_keyword(entry, wanted)]
        items = [self._listed(entry) for entry in sorted(entries, key=self._sort_key)]
        content = [*element.content, pf.BulletList(*items)] if items else list(element.content)
        return pf.Div(*content, identifier=element.identifier, classes=[*element.classes])

    def _sort_key(self, entry: Entry) -> Any:
        """By the entry's own sort key where it has one, else by its author or title, as the language sorts them."""
        words = entry.value("sortkey", "author", "editor", "title").strip("{}")
        return (*sort_key(words, self.locale.code), entry.key)

    def _listed(self, entry: Entry) -> pf.ListItem:
        """A work in a list; its address is that of its key, wherever a later edition may sort it."""
        citation = {
            "citationId": entry.key,
            "citationPrefix": [],
            "citationSuffix": [],
            "citationMode": {"t": "NormalCitation"},
            "citationNoteNum": 0,
            "citationHash": 0,
        }
        self.clusters.append(Cluster(0, (citation,), is_whole_note=True))
        identifier = f"work.{entry.key}"
        content = pf.Span(
            pf.Str(cite_mark(len(self.clusters) - 1)), identifier="" if identifier in self.identifiers else identifier
        )
        self.identifiers.add(identifier)
        return pf.ListItem(pf.Plain(content))

    def _place_file(self, image: pf.Image, section: Section) -> None:
        """Names an image by its path in the project, so that a renderer need not know where it was named."""
        path = resolve_file(section.path, image.url, self.paper.project.files)
        # A rule tells of a drawing with a script in it; no output carries one, even where the rule is off.
        is_safe = path and not unwanted_in_picture(path, self.paper.project.files[path])
        image.url = f"paper:{path}" if is_safe else ""

    def _list_headings(self, doc: pf.Doc, number: str) -> None:
        for block in doc.content:
            if isinstance(block, pf.Header):
                self.contents.append(
                    ContentsEntry(
                        identifier=block.identifier,
                        number=number if block.level == 1 else "",
                        level=block.level,
                        title=_without_notes(block),
                        part=len(self.parts),
                    )
                )


def typeset_metadata(metadata: Metadata, locale: str) -> Metadata:
    """`metadata` with the marks and spaces of its language in everything that a translator wrote."""

    def typeset(value: Any) -> Any:
        if isinstance(value, str):
            return set_spaces(with_marks(value, locale), locale)
        if isinstance(value, dict):
            return {name: typeset(inner) for name, inner in value.items()}
        return tuple(map(typeset, value)) if isinstance(value, tuple) else value

    return Metadata.model_validate(typeset(metadata.model_dump()))


def copy_of(doc: pf.Doc) -> pf.Doc:
    """A copy of a panflute document that shares nothing with it."""
    out = io.StringIO()
    pf.dump(doc, out)
    return pf.load(io.StringIO(out.getvalue()))


def resolve_file(section_path: str, target: str, files: Mapping[str, bytes]) -> str:
    """The path in the project of a file that a section names: from its own folder, or from `content/`; or empty."""
    folder = section_path.rsplit("/", 1)[0]
    for base in (folder, "content"):
        path = _normalised(f"{base}/{unquote(target)}")
        if path in files:
            return path
    return ""


def _normalised(path: str) -> str:
    steps: list[str] = []
    for step in path.split("/"):
        if step == ".." and steps:
            steps.pop()
        elif step not in {"", ".", ".."}:
            steps.append(step)
    return "/".join(steps)


def _citation_json(citation: pf.Citation) -> Any:
    return json.loads(json.dumps(citation.to_json(), default=lambda element: element.to_json()))


def _has_keyword(entry: Entry, keyword: str) -> bool:
    own = {word.strip() for word in entry.value("keywords").split(",")}
    return not keyword or keyword in own


def _is_within_note(element: pf.Element) -> bool:
    return any(isinstance(parent, pf.Note) for parent in _parents(element))


def _is_note_site(element: pf.Element) -> bool:
    return isinstance(element, pf.Span) and NOTE_CLASS in element.classes


def _is_called_by_name(note: pf.Note) -> bool:
    return isinstance(note.parent, pf.Span) and NOTE_CLASS in note.parent.classes


def _kind(classes: tuple[str, ...]) -> PartKind:
    if "frontmatter" in classes:
        return PartKind.FRONT
    return PartKind.BACK if "backmatter" in classes else PartKind.BODY


def _set_type(element: pf.Element, marks: Quotes) -> Any:
    """Quotations in the marks of the locale; those within another in its inner ones."""
    if not isinstance(element, pf.Quoted):
        return None
    marks = next((quotes(code) for parent in _parents(element) if (code := _language_of(parent))), marks)
    is_inner = _is_inner(element, marks)
    opening = marks.inner_opening if is_inner else marks.opening
    closing = marks.inner_closing if is_inner else marks.closing
    return [pf.Str(opening), *element.content, pf.Str(closing)]


def _is_inner(quoted: pf.Quoted, marks: Quotes) -> bool:
    """Whether a quotation takes the inner marks: one in another, or one typed with single marks and none in it.

    Where those marks are the English ones they are as typed: in British usage the single ones come first.
    """
    is_single = bool(quoted.quote_type == "SingleQuote")
    if marks == quotes("en"):
        return is_single
    if any(isinstance(parent, pf.Quoted) for parent in _parents(quoted)):
        return True
    # The walk goes from the inside out: a quotation within has its marks by now.
    has_inner = any(isinstance(child, pf.Str) and child.text == marks.inner_opening for child in quoted.content)
    return is_single and not has_inner


def _language_of(element: pf.Element) -> str:
    return str(getattr(element, "attributes", {}).get("lang", ""))


def _parents(element: pf.Element) -> Iterator[pf.Element]:
    while element.parent is not None:
        element = element.parent
        yield element


def _set_number(heading: pf.Header, number: str) -> None:
    label = pf.Span(pf.Str(number), classes=["section-number"])
    heading.content = [label, pf.Space, *heading.content]


def _title(doc: pf.Doc) -> tuple[pf.Inline, ...]:
    heading = next((block for block in doc.content if isinstance(block, pf.Header)), None)
    return _without_notes(heading) if heading else ()


def _without_notes(heading: pf.Header) -> tuple[pf.Inline, ...]:
    plain = copy_of(pf.Doc(pf.Plain(*(pf.Span(*heading.content),))))

    def drop(element: pf.Element, _doc: Any) -> Any:
        if isinstance(element, pf.Str) and element.text.startswith("\ue000n"):
            return []
        return None

    plain = plain.walk(drop)
    title = tuple(plain.content[0].content[0].content)
    code = _language_of(heading)
    return (pf.Span(*title, attributes={"lang": code}),) if code else title
