"""Gives citeproc the places in works (`p. 4`) so that it reads them in any language, and keeps what is none.

Pandoc reads the words of one language only, and prints what it does not read behind the address of the work. Each kind
of place gets a word of our own besides, which nobody types. What the style has no word for is given to it as a mark, in
a kind of place whose own word is silenced: where the style puts places, the author's words take that of the mark.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from paperbuild.engines.csl import with_terms
from paperbuild.engines.pandoc_tree import GAPS, inlines_in, text_of, with_content, word
from paperbuild.language.locators import Understood, is_as_typed, understood
from paperbuild.language.terms import PLACE_KINDS, terms_of
from paperbuild.model.manuscript import MARK_CLOSE, MARK_OPEN
from paperbuild.output.text.made import made, written

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block, CitationItem, Inline, Inlines

_CARRIER = "opus"
"""The kind of place that carries what is printed as it is typed; a real `op. 3` is, too, and a numbered `s.v.`"""
NAMES_ALONE = "sub-verbo"
"""The kind of place that asks the style for the names of a work's authors alone (`engines.csl.with_names_alone`)."""
_SILENT = frozenset({_CARRIER, NAMES_ALONE})
_WORD = "paperbuild"
_FORMS = tuple(f'form="{form}"' for form in ("long", "short", "symbol"))
BOUND = f"{MARK_OPEN}1{MARK_CLOSE}"
"""A mark before and behind a citation within a sentence: what the style does at either end of a note is outside."""
_MARK = re.compile(f"{MARK_OPEN}p(\\d+){MARK_CLOSE}")
_OBJECT = "\ufffc"
_OPENING = re.compile(r"\s*(?P<comma>,?)\s*")
_LIKE_A_PLACE = re.compile(r"\s*(?:[^\W\d_]+\.?|§§?|¶¶?)\s*\d")
_SIGN_RANGE = re.compile(r"(?<=\d)-(?=\d)")
_SENTENCE = re.compile(r"\s*[.!?](?:\s|$)|.*[.!?…]\s+[^\W\d_a-z].*[.!?…]\W*$", re.DOTALL)
_NUMBER_END = re.compile(r"[\d)\]]\.$")
_SIGNS_OF_SEVERAL = frozenset({"§§", "¶¶"})
_NO_PLACE = "{}"


def with_words_of_ours(style: str, locale: str) -> str:
    """`style` with a word for each kind of place that it reads in a text in `locale`, and prints nowhere."""
    read = "".join(made('<term name="{}" form="verb-short">{}</term>', kind, _word(kind)) for kind in PLACE_KINDS)
    silent = "".join(made('<term name="{}" {}></term>', _CARRIER, written(form)) for form in _FORMS)
    return with_terms(style, locale, read + silent)


def _word(kind: str) -> str:
    return f"{_WORD}{kind.replace('-', '')}"


@dataclass
class CitedPlaces:
    """The places of the citations of one text in the language `locale`, which `tag` is to pandoc; `typed` are those
    that are printed as they stand, each once: the same place is the same to the style. Of a style that prints no
    places, or not all (`has_places`), nothing is asked for them: what is no place stays behind the work."""

    locale: str
    tag: str
    has_places: bool = True
    typed: list[Inlines] = field(default_factory=list)

    def told(self, citation: CitationItem) -> CitationItem:
        """`citation` with its place as the style reads it."""
        return {**citation, "citationSuffix": self._suffix(citation["citationSuffix"])}

    def told_names(self, citation: CitationItem) -> CitationItem:
        """`citation` as one that the style writes the authors of, between marks (`names_in`)."""
        asked = [word(","), {"t": "Space"}, *_in_braces(f"{_word(NAMES_ALONE)} 1"), word(BOUND)]
        return {**citation, "citationPrefix": [word(BOUND)], "citationSuffix": asked}  # type: ignore[typeddict-item]

    def _suffix(self, suffix: Inlines) -> Inlines:
        if not suffix:
            return suffix
        text = _text(suffix)
        place = understood(text, self.locale)
        if place is None or not self._has_word(place):
            return self._as_typed(suffix, place)
        rest, remark = _parted(_after(suffix, place.end), place.number)
        if not self.has_places:
            rest, remark = [], [*rest, *remark]
        mark = self._mark(rest) if rest else ""
        return [word(","), {"t": "Space"}, *_in_braces(f"{_word(place.kind)} {place.number}{mark}"), *remark]

    def _has_word(self, place: Understood) -> bool:
        is_typed = is_as_typed(place.label, self.locale) or place.kind in _SILENT
        return bool(place.kind) and not is_typed and place.kind in terms_of(self.tag)

    def _as_typed(self, suffix: Inlines, place: Understood | None) -> Inlines:
        """A place that the style has no word for, or words that name none, where the style puts places."""
        if not self.has_places:
            return [word(_NO_PLACE), *suffix]
        text = _text(suffix)
        opening = _OPENING.match(text)
        start = opening.end() if opening else 0
        is_apart = bool(opening and opening["comma"]) or place is not None or _LIKE_A_PLACE.match(text)
        body, remark = _parted(_without_braces(_after(suffix, start), place, start))
        if not body or not is_apart:
            return [word(_NO_PLACE), *body, *remark] if _is_braced(text, start) else [word(_NO_PLACE), *suffix]
        return [
            word(","),
            {"t": "Space"},
            *_in_braces(f"{_word(_CARRIER)} {self._mark(_dashed(body, place))}"),
            *remark,
        ]

    def _mark(self, inlines: Inlines) -> str:
        if inlines not in self.typed:
            self.typed.append(inlines)
        return f"{MARK_OPEN}p{self.typed.index(inlines)}{MARK_CLOSE}"

    def are_printed(self, asked: Sequence[Block], written: Sequence[Inlines]) -> bool:
        """Whether the marks in each citation of `asked` stand in what the style has `written` of it; "Ibid." stands for
        those of the citation before."""
        if not self.typed:
            return True
        marks = [_marks(block) for block in asked]
        printed = zip(marks, [set(), *marks], map(_marks, written), strict=False)
        return all(own <= found or own == before for own, before, found in printed)

    def filled(self, inlines: Inlines) -> Inlines:
        """`inlines`, as the style wrote them, with what was typed in the places of the marks."""
        made: Inlines = []
        for inline in inlines:
            if inline["t"] == "Str":
                made += self._filled_word(inline["c"])
            else:
                content = inlines_in(inline)
                made.append(inline if content is None else with_content(inline, self.filled(content)))
        return made

    def _filled_word(self, text: str) -> Inlines:
        pieces = _MARK.split(text)
        made: Inlines = []
        for at, piece in enumerate(pieces):
            if at % 2:
                made += self.typed[int(piece)]
            elif piece:
                is_doubled = piece.startswith(".") and _text(made[-1:]).endswith((".", "?", "!", "…"))
                left = piece.removeprefix(".") if is_doubled else piece
                made += [word(left)] if left else []
        return made


def _marks(part: object) -> set[str]:
    """The numbers of the marks anywhere in a part of pandoc's tree."""
    return set(_MARK.findall(json.dumps(part, ensure_ascii=False)))


def bound(citations: list[CitationItem]) -> list[CitationItem]:
    """`citations`, the first with a mark before it: so the style does not take it for the beginning of a sentence."""
    first, *others = citations
    prefix: Inlines = [word(BOUND), *([{"t": "Space"}] if first["citationPrefix"] else []), *first["citationPrefix"]]  # type: ignore[list-item]
    return [{**first, "citationPrefix": prefix}, *others]


def within_bounds(inlines: Inlines) -> Inlines:
    """What stands between the two marks in `inlines`, without spaces around it."""
    found = _apart(inlines)[1:2]
    return _stripped(found[0]) if found else inlines


def without_bounds(inlines: Inlines) -> Inlines:
    """`inlines` without the marks in them and the spaces behind these."""
    first, *others = _apart(inlines)
    return [*first, *(inline for part in others for inline in _stripped(part))]


def _apart(inlines: Inlines) -> list[Inlines]:
    """`inlines` cut at each mark."""
    parts: list[Inlines] = [[]]
    for inline in inlines:
        if inline["t"] != "Str":
            parts[-1].append(inline)
            continue
        first, *others = inline["c"].split(BOUND)
        parts[-1] += [word(first)] if first else []
        parts += [[word(one)] if one else [] for one in others]
    return parts


def _stripped(inlines: Inlines) -> Inlines:
    start, end = 0, len(inlines)
    while start < end and inlines[start]["t"] in GAPS:
        start += 1
    while end > start and inlines[end - 1]["t"] in GAPS:
        end -= 1
    return inlines[start:end]


def _is_braced(text: str, start: int) -> bool:
    return text.startswith("{", start)


def _without_braces(body: Inlines, place: Understood | None, start: int) -> Inlines:
    """What is typed, without braces that only say where a place begins and ends."""
    if place is None or not _is_braced(_text(body), 0):
        return body
    named, rest = f"{place.label} {place.number}".strip(), _after(body, place.end - start)
    opening = _OPENING.match(_text(rest))
    return [word(named), *rest] if named else _after(rest, opening.end() if opening else 0)


def _dashed(body: Inlines, place: Understood | None) -> Inlines:
    """Several sections, whose range has a dash."""
    if place is None or place.label not in _SIGNS_OF_SEVERAL:
        return body
    return [word(_SIGN_RANGE.sub("–", part["c"])) if part["t"] == "Str" else part for part in body]


def _parted(inlines: Inlines, number: str = "") -> tuple[Inlines, Inlines]:
    """What stands with the place, and what is a sentence of its own behind the whole citation. The full stop of `4ff.`
    is part of it."""
    text = _text(inlines)
    is_remark = bool(_SENTENCE.match(text)) and not (text == "." and number[-1:].isalpha())
    return ([], inlines) if is_remark else (_without_full_stop(inlines), [])


def _without_full_stop(inlines: Inlines) -> Inlines:
    """`inlines` without the full stop of the sentence, which comes after the address; that of a word stays."""
    last = inlines[-1] if inlines else None
    if last is None or last["t"] != "Str" or not _NUMBER_END.search(last["c"]):
        return inlines
    return [*inlines[:-1], word(last["c"].removesuffix("."))]


def _in_braces(text: str) -> Inlines:
    """Words that pandoc takes for the whole place, whatever they are."""
    first, *others = f"{{{text}}}".split(" ")
    return [word(first), *(part for one in others for part in ({"t": "Space"}, word(one)))]  # type: ignore[list-item]


def _after(inlines: Inlines, length: int) -> Inlines:
    """`inlines` without their first `length` letters."""
    rest = list(inlines)
    while rest and length >= len(_text(rest[:1])):
        length -= len(_text([rest.pop(0)]))
    if length and rest and rest[0]["t"] == "Str":
        rest[0] = word(rest[0]["c"][length:])
    return rest


def _text(inlines: Sequence[Inline]) -> str:
    """The words in `inlines`, with a sign of one letter for what is none."""
    return "".join(
        text_of([inline], ()) if inline["t"] == "Str" or inline["t"] in GAPS else _OBJECT for inline in inlines
    )
