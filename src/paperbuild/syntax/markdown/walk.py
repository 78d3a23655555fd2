"""Walks through pandoc's tree of a probed text and finds, for everything in it, where it is written.

What carries a probe says so itself. Anything else (a link, an image, a div's opening line) is looked for between the
probe before it and the probe after it, in the order of the text, so that nothing alike further on is mistaken for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import Any

from paperbuild.findings.source import Span
from paperbuild.model.section import (
    INLINE,
    Attribute,
    Citation,
    Comment,
    Div,
    Heading,
    InlineNote,
    Link,
    LinkKind,
    NoteCall,
    PieceKind,
    Prose,
    Raw,
    Table,
)
from paperbuild.syntax.markdown.findings import Findings
from paperbuild.syntax.markdown.layout import Layout
from paperbuild.syntax.markdown.outline import Node, outline
from paperbuild.syntax.markdown.probes import TAG, Probe, Probed, ProbeKind

_DEEPEST = 100  # elements within elements: a list in a list is three
_STRAY_FENCE = re.compile(r":{3,}")
_DIV_LINE = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(:{3,})[ \t]*(?:\{[^}]*\}|[^\s:{]+)[ \t:]*\r?$", re.MULTILINE
)
_HEADING_LINE = re.compile(
    r"^(?:[ \t>]|(?:[-*+:~]|\(?\w{1,4}[.)])[ \t])*(#{1,6}(?=[ \t]|\r?$)[^\r\n]*)"
    r"|^[ \t>]*([^\r\n]*[^\s>])[ \t]*\r?\n[ \t>]*(?:=+|-+)[ \t]*\r?$",
    re.MULTILINE,
)
_TABLE_LINE = re.compile(r"(?m:^)[ \t>]*(?=\||\+[-=]|-{3}|\S+[ \t]*\|)")
_GIVEN_IDENTIFIER = re.compile(r"\{[^}]*#[^}]*\}\s*$")
_UNINDENTED = re.compile(r"\n[ \t]*\r?\n(?=\S)")
# What lists, quotes, definitions and notes put in front of a line.
_CONTAINER = r"(?:[ \t>]|(?:[-*+:~]|\(?\w{1,4}[.)]|\[\^[^\]\s]+\]:)[ \t])*"
_COLONS = re.compile(rf"^{_CONTAINER}(:{{3,}})[ \t]*(\{{[^}}\r\n]*\}}|[^\s:{{]+)?[ \t:]*\r?$", re.MULTILINE)
_FENCE_AT_END = re.compile(r"(?<![`~])(`{3,}|~{3,})[^`\r\n]*\Z")
_FENCE_AFTER = re.compile(r"[\s>]*(`{3,}|~{3,})")
_EMPTY_FENCED = re.compile(r"(`{3,}|~{3,})[^`\r\n]*\r?\n[\s>]*(`{3,}|~{3,})")
_BLOCKS = {"Para", "Plain", "CodeBlock", "Cell", "Term", "Line"}
_LED_BY_ATTRIBUTES = {"Div", "CodeBlock"}
_BRACES = re.compile(r"""\{(?:[^{}"']|"[^"\r\n]*"|'[^'\r\n]*'|["'])*+\}""")
_LETTERS = re.compile(r"[^\W_\ufffc]+")
_TRIED = 20  # how many links to one target are looked at for the one with the right text
_ATTRIBUTE = re.compile(r"""(?<=[\s{])([^\s{}="'#.][^\s{}="']*)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s}]*)""")
_UNPRINTED = {"RawInline", "Space", "SoftBreak"}
_TEXTS = {"Para", "Plain", "Term", "Line"}
_HOLDING_CLASSES = {
    "case-study": PieceKind.BOX,
    "pull-quote": PieceKind.PULL_QUOTE,
    "bibliography": PieceKind.LIST,
}
_SILENT = {"Code", "CodeBlock", "RawInline", "RawBlock", "Cite", "Note", "Math"}
_SIGNS = dict.fromkeys(_SILENT, "\N{OBJECT REPLACEMENT CHARACTER}") | {"LineBreak": "\n"}


def walk(text: str, probed: Probed, blocks: Any) -> Findings:
    """What stands in `blocks` (pandoc's JSON of `probed.text`), with places in `text`.

    Raises RecursionError where more is nested than later stages can follow.
    """
    nodes = outline(blocks)
    return _Walk(text, probed, nodes[probed.own_blocks :], nodes[: len(probed.definitions)]).findings


class _Walk:
    def __init__(self, text: str, probed: Probed, nodes: list[Node], definitions: list[Node]) -> None:
        self.text = text
        self.probed = probed
        self.findings = Findings()
        self.layout = Layout(text)
        self.cursor = 0  # everything before it has been passed
        self.offsets = [offset for node in (*nodes, *definitions) for offset in self._count(node, 0)]
        self.passed = 0  # how many of `offsets` have been passed
        self.region_end = len(text)  # where the definition that is being walked through ends
        self.note = ""  # the slug of the definition that is being walked through
        self.boxes: list[str] = []  # the classes of the divs around
        self.group = 0
        self._visit_all(nodes)
        for number, node in enumerate(definitions):
            self._visit_definition(number, node)
        self.findings.pieces += self.layout.pieces()

    # Probes

    def _count(self, node: Node, depth: int) -> list[int]:
        """The offsets of the probes in `node`, its own and its children's, in the order of the walk."""
        found = [
            self._probe_of(character).offset
            for text in node.own_texts()
            for character in text
            if character in self.probed.probes
        ]
        found += [self.probed.calls[int(m[1])].offset for m in TAG.finditer(node.text)]
        if depth > _DEEPEST:
            raise RecursionError
        for child in node.children:
            found += self._count(child, depth + 1)
        node.probes = tuple(found)
        return found

    def _probe_of(self, character: str) -> Probe:
        return self.probed.probes[character]

    def _restored(self, text: str) -> str:
        return self.probed.restore(text)

    def _pass_own(self, node: Node) -> None:
        """Moves past the probes that stand in `node` itself."""
        own = len(node.probes) - sum(len(child.probes) for child in node.children)
        for offset in node.probes[:own]:
            self.passed += 1
            self.cursor = offset

    def _limit(self, node: Node) -> int:
        """Where to stop looking for `node`: at the first probe after it."""
        following = self.passed + len(node.probes)
        if following >= len(self.offsets) or not self.cursor <= self.offsets[following] < self.region_end:
            return self.region_end
        # Notes come up after the text, wherever they are written: one in between ends nothing.
        is_near = bool(self.note) or self._is_in_text(self.offsets[following])
        return self.offsets[following] if is_near else self.region_end

    # Places

    def _find(self, pattern: re.Pattern[str], node: Node, group: int = 0) -> Span | None:
        match = pattern.search(self.text, self.cursor, self._limit(node))
        return Span(*match.span(group)) if match else None

    def _line_start(self, offset: int) -> int:
        return self.text.rfind("\n", 0, offset) + 1

    def _line_at(self, offset: int) -> Span:
        start = self._line_start(offset)
        line = re.compile(r"[^\r\n]*").match(self.text, start)
        assert line is not None  # noqa: S101 - the pattern matches the empty text
        content = line.group()
        lead = len(content) - len(content.lstrip(" \t>"))
        return Span(start + lead, start + len(content.rstrip()))

    def _lines_of(self, node: Node) -> Span:
        """From the beginning of the first line of `node` to the end of its last."""
        if node.probes:
            first, last = min(node.probes), max(node.probes)
            return Span(self._line_at(first).start, self._line_at(last).end)
        return Span(self.cursor, self._limit(node))

    def _literal(self, text: str, node: Node) -> Span:
        """Where `text` stands as it is (its first line, if it has several)."""
        first_line = text.strip("\n").split("\n", 1)[0]
        limit = self._limit(node) + len(first_line)
        start = self.text.find(first_line, self.cursor, limit)
        while start >= 0 and not self.note and not self._is_in_text(start):
            start = self.text.find(first_line, start + 1, limit)
        if start < 0:
            return self._line_at(min(node.probes, default=self.cursor))
        whole = text.rstrip("\n")
        is_whole = self.text.startswith(whole, start)
        end = start + (len(whole) if is_whole else len(first_line))
        if not is_whole:
            last_line = whole.rsplit("\n", 1)[-1]
            found = self.text.find(last_line, end)
            end = found + len(last_line) if found >= 0 else end
        return Span(start, end)

    # The walk

    def _visit_all(self, nodes: list[Node]) -> None:
        for node in nodes:
            self._visit(node)

    def _visit(self, node: Node) -> None:
        visit = getattr(self, f"_visit_{node.kind.lower()}", self._descend)
        before = self.cursor
        if node.kind in _LED_BY_ATTRIBUTES:
            self._note_attributes(node, before)
        visit(node)
        if node.kind not in _LED_BY_ATTRIBUTES:
            self._note_attributes(node, before)

    def _note_attributes(self, node: Node, after: int) -> None:
        """Finds each attribute of `node` where it is written: past `after`, where no other element has it."""
        for name, value in node.attributes:
            places = self.written_attributes.get(name, [])
            at = bisect_left(places, (after, 0))
            span = Span(*places.pop(at)) if at < len(places) else self._line_at(after)
            self.findings.attributes.append(Attribute(node.kind, name, self._restored(value), span))

    @cached_property
    def written_attributes(self) -> Mapping[str, list[Span]]:
        """Where each name is given a value within braces, in order; each place is taken out when it is found."""
        found: dict[str, list[Span]] = {}
        for braces in _BRACES.finditer(self.text):
            for match in _ATTRIBUTE.finditer(self.text, braces.start(), braces.end() - 1):
                found.setdefault(match[1], []).append(Span(*match.span()))
        return found

    def _descend(self, node: Node) -> None:
        self._pass_own(node)
        self._visit_all(node.children)

    def _visit_para(self, node: Node) -> None:
        span = self._lines_of(node)
        words = "".join(self._words(node))
        if words.strip():
            self.findings.prose.append(Prose(" ".join(words.split()), span))
            self.findings.is_empty = False
        if any(child.kind not in _UNPRINTED for child in node.children):
            self.layout.add(PieceKind.PARAGRAPH, self._known(node), _in_lines(words))
        self._descend(node)

    _visit_plain = _visit_para

    def _known(self, node: Node) -> Span:
        """The lines of `node` as far as probes tell them; an empty span where none does."""
        return self._lines_of(node) if node.probes else Span(self.cursor, self.cursor)

    def _visit_whole(self, node: Node, kind: PieceKind) -> None:
        """Visits an element that is one piece, whatever blocks are in it."""
        self.layout.add(kind, self._known(node), self._text_of(node))
        self.layout.silent += 1
        self._descend(node)
        self.layout.silent -= 1

    def _visit_figure(self, node: Node) -> None:
        self._visit_whole(node, PieceKind.IMAGE)

    def _visit_lineblock(self, node: Node) -> None:
        self._visit_whole(node, PieceKind.PARAGRAPH)

    def _visit_term(self, node: Node) -> None:
        self.layout.begins_item = False
        self._visit_whole(node, PieceKind.PARAGRAPH)

    def _visit_bulletlist(self, node: Node) -> None:
        self.layout.depth += 1
        self._descend(node)
        self.layout.depth -= 1
        self.layout.begins_item = False

    _visit_orderedlist = _visit_bulletlist
    _visit_definitionlist = _visit_bulletlist

    def _visit_item(self, node: Node) -> None:
        self.layout.begins_item = True
        self._descend(node)

    def _visit_blockquote(self, node: Node) -> None:
        self.layout.open(PieceKind.QUOTE, self._line_at(min(node.probes, default=self.cursor)))
        self._descend(node)
        self.layout.close()

    def _text_of(self, node: Node) -> str:
        """The words of a note or a table, each paragraph and each cell on a line of its own."""
        blocks = [inner for inner in node.until(_TEXTS | _SILENT - {"Note"}) if inner.kind in _TEXTS]
        return "\n".join(_in_lines("".join(self._words(block))) for block in blocks)

    def _words(self, node: Node) -> list[str]:
        """The running text in `node`, without code, citations, notes and raw mark-up."""
        return [
            _SIGNS.get(inner.kind) or self._restored(inner.text)
            for inner in node.until(_SILENT)
            if inner.kind in _SIGNS or inner.kind == "Str" or inner.text == " "
        ]

    def _text_of_note(self, note: Node) -> str:
        """The content of a definition on one line; a citation in it as it is written, another note left out."""
        words = []
        for inner in note.until({"RawInline", "RawBlock"}):
            if inner.kind == "Key":
                words.append(f"[@{self._restored(inner.text)}]")
            elif inner.kind in {"Str", "Code", "CodeBlock", "Math"} and not TAG.search(inner.text):
                words.append(self._restored(inner.text))
            elif inner.text == " " or inner.kind in _BLOCKS:
                words.append(" ")
        return " ".join("".join(words).split())

    def _visit_definition(self, number: int, node: Node) -> None:
        notes = [child for child in node.children if child.kind == "Note"]
        definition = self.probed.definitions[number]
        if not notes:
            self.passed += len(node.probes)
            return
        self.findings.defined[number] = " ".join(map(self._text_of_note, notes))
        self.note, self.cursor = definition.label, definition.span.end
        end = _UNINDENTED.search(self.text, self.cursor)
        self.region_end = end.start() if end else len(self.text)
        was_empty = self.findings.is_empty
        whole = self._definition_span(definition.span)
        self.layout.add(PieceKind.NOTE, whole, " ".join(map(self._text_of, notes)), slug=definition.label)
        self.layout.silent += 1
        for child in node.children:
            if child.kind == "Note":
                self._visit_all(child.children)
            else:
                self.passed += len(child.probes)
        self.layout.silent -= 1
        self.note, self.region_end = "", len(self.text)
        self.findings.is_empty = was_empty

    def _definition_span(self, label: Span) -> Span:
        """The whole of the definition that begins with `label`."""
        whole = self.definitions[bisect_left(self.definitions, Span(label.start, 0))]
        return Span(whole.start, whole.start + len(self.text[whole.start : whole.end].rstrip()))

    def _visit_str(self, node: Node) -> None:
        if _STRAY_FENCE.fullmatch(node.text):
            self._note_stray(node)
        if self.note:
            self._call_in_definition(node.text)
        self._pass_own(node)

    def _note_stray(self, node: Node) -> None:
        """Notes colons that pandoc printed as text: they close nothing, or open what their list does not close."""
        match = _COLONS.search(self.text, self.cursor, self._limit(node))
        if match:
            kind = self.findings.printed_openings if match[2] else self.findings.stray_fences
            kind.append(Span(match.start(1), match.end(2) if match[2] else match.end(1)))
            self.cursor = match.end(1)

    def _call_in_definition(self, text: str) -> None:
        """Notes what would call a note from within one: pandoc prints it as it stands."""
        for probed in filter(None, map(self.probed.probes.get, text)):
            is_escaped = self.text[probed.span.start - 1 : probed.span.start] == "\\"
            if probed.kind is ProbeKind.CALL and not is_escaped:
                self.findings.calls.append(NoteCall(probed.label, probed.span, self.note))

    def _visit_header(self, node: Node) -> None:
        span = self._heading_span(node)
        line = self.text[span.start : span.end]
        is_given = bool(node.identifier) and bool(_GIVEN_IDENTIFIER.search(line))
        identifier = self._restored(node.identifier)
        self.findings.headings.append(
            Heading(
                level=node.level,
                identifier=identifier,
                is_identifier_given=is_given,
                classes=node.classes,
                text=" ".join("".join(self._words(node)).replace("\ufffc", "").split()),
                container=self.boxes[-1] if self.boxes else "",
                span=span,
            )
        )
        self._identify(node, span)
        heading = self.findings.headings[-1]
        given = identifier if is_given else ""
        self.layout.add(PieceKind.HEADING, span, heading.text, level=node.level, identifier=given, classes=node.classes)
        self.cursor = max(self.cursor, span.start)
        self._descend(node)
        self.cursor = max(self.cursor, span.end)

    def _heading_span(self, node: Node) -> Span:
        """From the first `#` of a heading, or the first letter of an underlined one, to the end of its line."""
        start = self._line_start(min(node.probes)) if node.probes else self.cursor
        word = next((word for word in self._words(node) if word.strip("\ufffc ")), "")
        found: re.Match[str] | None = None
        for match in _HEADING_LINE.finditer(self.text, start, max(start, self._limit(node))):
            found = found or match
            if word in match[0]:
                found = match
                break
        if not found:
            return self._line_at(start)
        begin = found.start(found.lastindex or 0)
        return Span(begin, begin + len(found[found.lastindex or 0].rstrip()))

    def _identify(self, node: Node, span: Span) -> None:
        if node.identifier:
            self.findings.identifiers.append((self._restored(node.identifier), span))

    def _visit_note(self, node: Node) -> None:
        tags = [TAG.fullmatch(inner.text) for inner in node.until(()) if inner.kind == "Str"]
        tag = tags[0] if len(tags) == 1 else None
        if tag:
            call = self.probed.calls[int(tag[1])]
            self.findings.calls.append(NoteCall(call.label, call.span, self.note))
            if not self.note:
                self.findings.sites.append(call.span)
            self.passed += len(node.probes)
            self.cursor = call.span.end
            return
        span = self._find(re.compile(r"\^\["), node)
        span = span or self._line_at(self.cursor)
        self.findings.inline_notes.append(InlineNote(span, self.note))
        if not self.note:
            self.findings.sites.append(span)
        outer, self.note = self.note, INLINE
        self.cursor = span.start + 1
        self.layout.silent += 1  # its paragraphs are of the one that it stands in
        self._descend(node)
        self.layout.silent -= 1
        self.note = outer

    def _visit_cite(self, node: Node) -> None:
        self._pass_own(node)
        first = len(self.findings.citations)
        for citation in node.children:
            self._visit_citation(citation)
        if not self.note and len(self.findings.citations) > first:
            self.findings.sites.append(self.findings.citations[first].span)
        self.group += 1

    def _visit_citation(self, node: Node) -> None:
        prefix, key, suffix = node.children
        self._visit(prefix)
        mark = next((c for c in key.text if c in self.probed.probes), None)
        written = self._restored(key.text)
        if mark is not None:
            start = self._probe_of(mark).offset - key.text.index(mark)
        else:
            start = max(self.cursor, self.text.find(written, self.cursor))
        span = Span(start, start + len(written))
        self._pass_own(key)
        self.cursor = span.end
        self.findings.citations.append(
            Citation(
                key=written,
                prefix="".join(self._words(prefix)),
                suffix="".join(self._words(suffix)),
                span=span,
                group=self.group,
                note=self.note,
                is_in_text=node.format == "AuthorInText",
            )
        )
        self._visit(suffix)

    def _visit_link(self, node: Node) -> None:
        kind = LinkKind.IMAGE if node.kind == "Image" else LinkKind.LINK
        target = self._restored(node.target)
        span = self._link_span(node, kind, target)
        words = " ".join("".join(self._words(node)).split())
        is_decorative = ("role", "presentation") in node.attributes or "decorative" in node.classes
        if kind is LinkKind.IMAGE:
            words = self._restored(dict(node.attributes).get("alt", words))
        self.findings.links.append(Link(kind, target, words, self._restored(node.title), span, is_decorative))
        self._identify(node, span)
        self.cursor = max(self.cursor, span.start + 1)
        sites = len(self.findings.sites)
        self._descend(node)
        if kind is LinkKind.IMAGE and node.format != "figure":
            del self.findings.sites[sites:]  # an alternative text that is no caption calls no notes
        self.cursor = max(self.cursor, span.end)
        self.findings.is_empty = False

    _visit_image = _visit_link

    def _link_span(self, node: Node, kind: LinkKind, target: str) -> Span:
        """The whole of `[text](target)`, `![text](target)`, `<target>` or `[text][reference]`."""
        limit = self._limit(node)
        word = _LETTERS.search("".join(self._words(node)))
        first = word.group() if word else ""
        lead = r"!\[" if kind is LinkKind.IMAGE else r"(?<!!)\["
        text = rf"{lead}(?!\^)[^\[\]]*?{re.escape(first)}[^\[\]]*\]"
        found = list(self._inline(first, target, limit))
        before = found[0].start if found else limit
        found = [*self._next(rf"{text}(?:\[[^\[\]]*\]|(?![\[(:]))", before), *found]
        # A target may be written in other letters than it has: with entities, with spaces.
        found = found or list(self._next(rf"{text}\([^)]*\)", limit))
        return found[0] if found else self._line_at(min(node.probes, default=self.cursor))

    def _inline(self, first: str, target: str, limit: int) -> Iterator[Span]:
        """The next `[text](target)` or `<target>` with the word `first` in it; or the next, where none has it."""
        wanted = re.escape(target.removeprefix("mailto:"))
        written = re.compile(rf"\]\(\s*<?(?:mailto:)?{wanted}|<(?:mailto:)?{wanted}>")
        matches = written.finditer(self.text, self.cursor, limit + len(target) + len("<mailto:>"))
        spans = [self._around(match) for match in islice(filter(self._is_here, matches), _TRIED)]
        yield from [span for span in spans if first in self.text[span.start : span.end]][:1] or spans[:1]

    def _around(self, match: re.Match[str]) -> Span:
        if match.group().startswith("<"):
            return Span(*match.span())
        return self._bracketed(match.start(), self._closing(match.end()))

    def _next(self, pattern: str, limit: int) -> Iterator[Span]:
        matches = re.compile(pattern).finditer(self.text, self.cursor, limit)
        yield from (Span(*match.span()) for match in islice(filter(self._is_here, matches), 1))

    def _is_here(self, match: re.Match[str]) -> bool:
        """Whether a match stands in what is being walked through: in this definition, or in none."""
        return bool(self.note) or self._is_in_text(match.start())

    def _is_in_text(self, offset: int) -> bool:
        """Whether `offset` stands in no definition of a note."""
        before = bisect_left(self.definitions, Span(offset, 0)) - 1
        return before < 0 or self.definitions[before].end <= offset

    @cached_property
    def definitions(self) -> list[Span]:
        """Where the notes stand that are defined by name, in order."""
        spans = sorted(item.span for item in self.probed.definitions)
        limits = [*(span.start for span in spans[1:]), len(self.text)]
        ends = [_UNINDENTED.search(self.text, span.end, limit) for span, limit in zip(spans, limits, strict=False)]
        return [
            Span(span.start, end.start() if end else limit)
            for span, limit, end in zip(spans, limits, ends, strict=False)
        ]

    def _closing(self, offset: int) -> int:
        end = re.compile(r"[^)\r\n]*(?:\r?\n[^)\r\n]+)?\)").match(self.text, offset)
        return end.end() if end else offset

    def _bracketed(self, closing: int, end: int) -> Span:
        """The span from the bracket that the one at `closing` closes (and a `!` before it) to `end`."""
        depth, start = 0, closing
        for offset in range(closing, self.cursor - 2, -1):
            depth += {"]": 1, "[": -1}.get(self.text[offset : offset + 1], 0)
            if depth == 0:
                start = offset
                break
        return Span(start - (self.text[start - 1 : start] == "!"), end)

    def _visit_code(self, node: Node) -> None:
        # What stands in code is passed as a whole: nothing in it is looked at.
        text = self._restored(node.text)
        self._pass_code(node, self._spaced(text, node))

    _visit_math = _visit_code

    def _visit_codeblock(self, node: Node) -> None:
        text = self._restored(node.text)
        span = self._block(text, node)
        self.layout.add(PieceKind.CODE, span, text, classes=node.classes)
        self._pass_code(node, span)

    def _pass_code(self, node: Node, span: Span) -> None:
        self._pass_own(node)
        self.cursor = max(self.cursor, span.end)
        self.findings.codes.append(span)
        self.findings.is_empty = False

    def _spaced(self, text: str, node: Node) -> Span:
        """Where `text` stands with any space between its words, such as a line's end."""
        words = r"[\s>]+".join(map(re.escape, text.split()))
        match = re.compile(words).search(self.text, self.cursor, self._limit(node) + len(text))
        return Span(*match.span()) if words and match else self._literal(text, node)

    def _block(self, text: str, node: Node) -> Span:
        """Where a block of code or raw mark-up stands, without its fences; those are remembered."""
        if not text.strip():
            empty = _EMPTY_FENCED.search(self.text, self.cursor)
            self.findings.fenced |= {empty.start(1), empty.start(2)} if empty else set()
            return Span(empty.end(1), empty.end()) if empty else Span(self.cursor, self.cursor)
        first_line = re.escape(text.strip("\n").split("\n", 1)[0].strip())
        alone = re.compile(rf"^{_CONTAINER}(?={first_line}[ \t]*\r?$)", re.MULTILINE)
        if found := alone.search(self.text, self.cursor):
            self.cursor = found.end()
        span = self._literal(text, node)
        self._note_fences(span)
        return span

    def _note_fences(self, span: Span) -> None:
        """Remembers where the fences stand around a block of code (which has none where it is indented)."""
        above = span.start
        while above > 0 and self.text[above - 1] in " \t\r\n>":
            above -= 1
        opening = _FENCE_AT_END.search(self.text, self._line_start(above), above)
        closing = _FENCE_AFTER.match(self.text, span.end)
        if opening and closing:
            self.findings.fenced |= {opening.start(1), closing.start(1)}

    def _visit_rawinline(self, node: Node) -> None:
        text = self._restored(node.text)
        self._pass_raw(node, text, self._literal(text, node))

    def _visit_rawblock(self, node: Node) -> None:
        text = self._restored(node.text)
        self._pass_raw(node, text, self._block(text, node))

    def _pass_raw(self, node: Node, text: str, span: Span) -> None:
        self._pass_own(node)
        self.cursor = max(self.cursor, span.end)
        if node.format == "html" and text.lstrip().startswith("<!--"):
            content = text.strip().removeprefix("<!--").removesuffix("-->").strip()
            self.findings.comments.append(Comment(content, span, span))
        else:
            self.findings.raws.append(Raw(node.format, text, span))

    def _visit_table(self, node: Node) -> None:
        head, body, caption = node.children
        probes = (*head.probes, *body.probes)
        found = None if probes else self._find(_TABLE_LINE, node)
        span = self._line_at(min(probes, default=found.end if found else self.cursor))
        has_header = any("".join(self._words(cell)).strip() for row in head.children for cell in row.children)
        words = " ".join("".join(self._words(caption)).split())
        self.findings.tables.append(Table(has_header, words, span))
        self._identify(node, span)
        self.findings.is_empty = False
        self.layout.add(PieceKind.TABLE, self._table_lines(span, node.probes), self._text_of(node), rows=_filled(node))
        self.layout.silent += 1
        before = len(self.findings.sites)
        self._descend(Node("Rows", [head, body], probes=probes))
        rows = self.findings.sites[before:]
        del self.findings.sites[before:]
        self._visit(caption)  # printed before the rows, wherever it is written
        self.layout.silent -= 1
        self.findings.sites += rows

    def _table_lines(self, first_row: Span, probes: tuple[int, ...]) -> Span:
        """From a table's first row, or its caption where that comes before, to its last."""
        return Span(
            min([first_row.start, *map(self._line_start, probes)]),
            max([first_row.end, *(self._line_at(probe).end for probe in probes)]),
        )

    def _visit_div(self, node: Node) -> None:
        limit = next(iter(node.probes), self._limit(node))
        match = _DIV_LINE.search(self.text, self.cursor, max(limit, self.cursor))
        if match:
            line = self._line_at(match.start(1))
            span = Span(match.start(1), line.end)
            self.cursor = span.end
        else:
            span = self._line_at(min(node.probes, default=self.cursor))
        self.findings.divs.append(
            Div(
                identifier=node.identifier,
                classes=node.classes,
                attributes=node.attributes,
                span=span,
                has_heading=any(child.kind == "Header" for child in node.children),
                is_empty=not node.children,
            )
        )
        self._identify(node, span)
        if node.attributes:
            self.findings.is_empty = False
        kind = next((_HOLDING_CLASSES[name] for name in node.classes if name in _HOLDING_CLASSES), PieceKind.DIV)
        self.layout.open(kind, span, identifier=self._restored(node.identifier), classes=node.classes)
        self.boxes.append(next(iter(node.classes), ""))
        self._descend(node)
        self.boxes.pop()
        self.layout.close()

    def _visit_span(self, node: Node) -> None:
        if node.identifier:
            wanted = re.compile(r"\{[^}\r\n]*#" + re.escape(self._restored(node.identifier)))
            span = wanted.search(self.text, self.cursor)
            place = Span(*span.span()) if span else self._line_at(min(node.probes, default=self.cursor))
            self._identify(node, place)
        self._descend(node)


def _in_lines(words: str) -> str:
    """`words` with single spaces, and a new line only where a line was broken: `1` and `234` are two numbers then."""
    return "\n".join(" ".join(line.split()) for line in words.split("\n"))


def _filled(table: Node) -> tuple[tuple[bool, ...], ...]:
    """Of each row of a table, its head's first, which cells have something in them."""
    return tuple(
        tuple(bool(cell.children) for cell in row.children) for part in table.children[:2] for row in part.children
    )
