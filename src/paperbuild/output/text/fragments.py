"""Writes a manuscript's parts, titles and notes as HTML fragments, all formats' in one call of pandoc.

The fragments are well-formed XML. Where a note is called they hold the mark that `manuscript.call_mark` made.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from paperbuild.engines.memory import NO_MEMORY, EngineMemory, EngineShelf
from paperbuild.engines.pandoc_tree import attr, code, code_block, link, rewritten, span, word
from paperbuild.language.typography import direction
from paperbuild.model.manuscript import (
    CITE_MARK,
    MARK_CLOSE,
    MARK_OPEN,
    REFERENCE_MARK,
    CrossReference,
    Manuscript,
    Part,
)
from paperbuild.model.work import Work
from paperbuild.output.text.abbreviations import with_abbreviations
from paperbuild.output.text.addresses import as_identifiers
from paperbuild.output.text.citations import written_in_full, written_in_short
from paperbuild.output.text.directions import with_directions, with_whole_blocks
from paperbuild.output.text.formulas import displayed, with_words
from paperbuild.output.text.links import with_alternatives, with_sections
from paperbuild.output.text.list_marks import as_text, with_list_marks
from paperbuild.output.text.pictures import with_proportions
from paperbuild.output.text.remembered import PartDraft, Wanted, content_key, digest_of_all, with_all_addresses, written
from paperbuild.output.text.roles import with_roles
from paperbuild.output.text.typeset import typeset
from paperbuild.syntax.markdown.tree import BROKEN_CLASS

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block, Element, Inline, Inlines

REFERENCE_CLASS = "cross-reference"
"""The class of a link to what has a number, whose words the build has made."""

_COMMENT = re.compile(r"(?:<!--.*?-->\s*)+", re.DOTALL)
CALL_MARK = re.compile(f"{MARK_OPEN}n(-?\\d+){MARK_CLOSE}")

# `:---` in a table is where a line begins, which is not everywhere on the left. Only pandoc writes what this begins
# with: it has `<` in no text, and no other cell has a style.
_SIDE = re.compile(r'(<t[hd] style="text-align: )(left|right)(?=;")')
_SIDES = {"left": "start", "right": "end"}


@dataclass(frozen=True)
class Fragments:
    """The HTML of a manuscript's `parts`, of the `titles` in its contents, of its notes as blocks with every work in
    full (`notes`), and with short forms for print (`footnotes`; empty unless asked for), where
    a note of one paragraph is words alone."""

    parts: tuple[str, ...]
    part_titles: tuple[str, ...]
    titles: tuple[str, ...]
    notes: tuple[str, ...]
    footnotes: tuple[str, ...]


def write(
    manuscript: Manuscript,
    style: str,
    library: Sequence[Work],
    *,
    with_footnotes: bool,
    memory: EngineMemory = NO_MEMORY,
) -> Fragments:
    """The fragments of `manuscript`, its citations in the CSL `style` from the works of `library`, as far as `memory`
    has not kept them."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        full = pool.submit(written_in_full, manuscript, style, library, memory)
        short = pool.submit(written_in_short, manuscript, style, library, memory) if with_footnotes else None
        strings_key = digest_of_all(sorted(manuscript.locale.strings.items()))
        in_full = _Filling(full.result(), manuscript.references, strings_key)
        in_short = _Filling(short.result() if short else [], manuscript.references, strings_key)
    code = manuscript.locale.code
    shelf = memory.shelf("fragments", f"{manuscript.settings.slug} {code}")
    notes = manuscript.notes if with_footnotes else ()
    groups = [
        with_all_addresses([_draft(part, in_full, manuscript, shelf) for part in manuscript.parts]),
        [_wanted("title", part.title, in_full, code) for part in manuscript.parts],
        [_wanted("title", entry.title, in_full, code) for entry in manuscript.contents],
        [_note("note", note.blocks, in_full, manuscript) for note in manuscript.notes],
        # A translator's own note counts nowhere as the first that names a work, nor as the one before.
        [_note("footnote", note.blocks, in_short if note.number > 0 else in_full, manuscript) for note in notes],
    ]
    limits = manuscript.settings.limits.pandoc
    html = iter(written([one for group in groups for one in group], limits, shelf))
    homes = {part.path.rsplit("/", 1)[-1]: part.identifier for part in manuscript.parts}
    return Fragments(*(tuple(_finished(next(html), homes, code) for _ in group) for group in groups))


class _Filling:
    """What stands in the places of marks: `cited`, the citations, and the cross `references`, each by its number.
    `strings_key` stands for the words of the locale, which every note and every part may have."""

    def __init__(
        self, cited: Sequence[Inlines], references: Sequence[CrossReference], strings_key: bytes = b""
    ) -> None:
        self.references, self.strings_key = references, strings_key
        self.cited = [rewritten(inlines, self._referring) for inlines in cited] if references else cited

    def key(self, kind: str, tree: Sequence[Any], *more: object) -> bytes:
        """The key of what is made of a `tree` in the way `kind`, with what stands in its marks."""
        text = json.dumps(tree, ensure_ascii=False)
        numbers = REFERENCE_MARK.findall(text) if self.references else ()
        return content_key(kind, text, self.cited, *more, *(self.references[int(number)] for number in numbers))

    def of(self, text: str) -> Sequence[Inline] | None:
        """What stands in the place of a word; None where that is no mark."""
        if match := CITE_MARK.fullmatch(text):
            return self.cited[int(match[1])]
        return self._of_references(text)

    def _referring(self, element: Element) -> Sequence[Element] | None:
        return self._of_references(element["c"]) if element["t"] == "Str" else None

    def _of_references(self, text: str) -> Sequence[Inline] | None:
        """The word with what stands in the places of its marks: the style of citations may have joined others to it."""
        if not REFERENCE_MARK.search(text):
            return None
        pieces = REFERENCE_MARK.split(text)
        made = [_shown(self.references[int(piece)]) if at % 2 else word(piece) for at, piece in enumerate(pieces)]
        return [inline for inline in made if inline["t"] != "Str" or inline["c"]]


def _shown(reference: CrossReference) -> Inline:
    """A reference as a link, which says in print on which page the place is, where it is asked to."""
    words = [*reference.words]
    if not reference.identifier or not reference.is_link:
        return span(attr(), words)
    page = [("page", reference.page)] if reference.page else []
    return link("Link", attr(classes=[REFERENCE_CLASS], attributes=page), words, (f"#{reference.identifier}", ""))


def _draft(part: Part, cited: _Filling, manuscript: Manuscript, shelf: EngineShelf) -> PartDraft:
    strings, code = manuscript.locale.strings, manuscript.locale.code
    key = cited.key("part", part.tree, code, cited.strings_key)
    return PartDraft(
        part.identifier,
        key,
        lambda: with_roles(_filled(part.tree, cited, code), strings, code),
        shelf,
        manuscript.addresses,
    )


def _note(kind: str, tree: Sequence[Any], cited: _Filling, manuscript: Manuscript) -> Wanted:
    """A note, or one for print: what stands in it is what it is in a part."""
    strings, code = manuscript.locale.strings, manuscript.locale.code
    wanted = _wanted(kind, tree, cited, code, cited.strings_key)
    return Wanted(wanted.key, lambda: with_roles(wanted.make(), strings, code, is_note=True))


def _wanted(kind: str, tree: Sequence[Any], cited: _Filling, code: str, *more: object) -> Wanted:
    """A title or the blocks of a note, made of its `tree`; its key stands for `more`, too."""
    return Wanted(cited.key(kind, tree, code, *more), lambda: _filled(_AS_BLOCKS[kind](tree), cited, code))


def _finished(fragment: str, homes: Mapping[str, str], code: str) -> str:
    """`fragment` as XML, its formulas in words, its links to other sections leading to where those stand."""
    xml = as_text(as_identifiers(fragment.replace("&nbsp;", "\u00a0")))
    xml = with_abbreviations(with_words(xml, code))
    xml = with_whole_blocks(_SIDE.sub(lambda match: match[1] + _SIDES[match[2]], xml))
    return with_sections(
        with_proportions(with_alternatives(xml)), lambda name, identifier: identifier or homes.get(name, "")
    )


def _filled(blocks: Sequence[Block], cited: _Filling, code: str) -> list[Block]:
    """`blocks` typeset, with citations and references in the places of their marks, and nothing raw in them."""
    filled: list[Block] = with_list_marks(typeset(_fill([*blocks], cited), code))
    filled = rewritten(filled, _from_the_left) if direction(code) == "rtl" else filled
    directed: list[Block] = with_directions(filled, code)
    return directed


def _from_the_left(element: Element) -> Sequence[Element] | None:
    """Code as it runs in every language, from left to right: the style sheet of a book may not say so (EPUB 3.3,
    6.3.1.1)."""
    if element["t"] != "Code" and element["t"] != "CodeBlock":
        return None
    (identifier, classes, attributes), text = element["c"]
    told = attr(identifier, classes, [*attributes, ("dir", "ltr")])
    return [cast("Element", {"t": element["t"], "c": [told, text]})]


def _plain(inlines: Sequence[Inline]) -> list[Block]:
    return [{"t": "Plain", "c": [*inlines]}]


def _fill(part: Any, cited: _Filling) -> Any:
    return rewritten(part, lambda element: _in_its_place(element, cited))


def _in_its_place(element: Element, cited: _Filling) -> Sequence[Element] | None:
    """What stands in the place of `element`: what its mark stands for, for markup its text, so that none gets out."""
    if element["t"] == "Str":
        return cited.of(element["c"])
    if element["t"] == "RawInline":
        return [] if _is_comment(element["c"][1]) else [code(element["c"][1])]
    if element["t"] == "RawBlock":
        return [] if _is_comment(element["c"][1]) else [code_block(element["c"][1], attr())]
    if element["t"] == "Image" and not element["c"][2][0]:
        # A picture that is missing: in a draft, what it shows stands in its place.
        words = [word("["), *_fill(element["c"][1], cited), word("]")]
        return [span(attr(classes=[BROKEN_CLASS]), words)]
    if element["t"] == "CodeBlock":
        # Pandoc would colour a code block of a known language, with identifiers that repeat from part to part.
        return [code_block(element["c"][1], attr(element["c"][0][0]))]
    if element["t"] == "DefinitionList" and any(map(_runs_together, _definitions(element))):
        return cast("list[Element]", _fill([_with_paragraphs(element)], cited))
    return displayed(element)


def _definitions(terms: Any) -> list[list[Block]]:
    return [definition for _, definitions in terms["c"] for definition in definitions]


def _runs_together(blocks: Sequence[Block]) -> bool:
    """Whether two paragraphs of a definition would be printed as one: right below its term, pandoc's reader makes them
    blocks that are no paragraphs, and its writer puts nothing between two of these."""
    return any(one["t"] == other["t"] == "Plain" for one, other in pairwise(blocks))


def _with_paragraphs(terms: Any) -> Any:
    def apart(blocks: list[Block]) -> list[Block]:
        if not _runs_together(blocks):
            return blocks
        return [{"t": "Para", "c": block["c"]} if block["t"] == "Plain" else block for block in blocks]

    return {"t": terms["t"], "c": [[term, [*map(apart, definitions)]] for term, definitions in terms["c"]]}


def _is_comment(raw: str) -> bool:
    return bool(_COMMENT.fullmatch(raw.strip()))


def _as_footnote(blocks: Sequence[Block]) -> list[Block]:
    """The content of a note in print: words alone where it has one paragraph; a heading, which has no place in an
    outline, as a paragraph."""
    if len(blocks) == 1 and (blocks[0]["t"] == "Para" or blocks[0]["t"] == "Plain"):
        return _plain(blocks[0]["c"])
    return [_as_paragraph(block) for block in blocks]


def _as_paragraph(block: Block) -> Block:
    if block["t"] != "Header":
        return block
    _, attributes, inlines = block["c"]
    return {"t": "Para", "c": [span(attributes, [{"t": "Strong", "c": inlines}])]}


_AS_BLOCKS: Mapping[str, Callable[[Sequence[Any]], list[Block]]] = {
    "title": _plain,
    "note": list,
    "footnote": _as_footnote,
}
"""How blocks are made of what is kept of a title or a note."""
