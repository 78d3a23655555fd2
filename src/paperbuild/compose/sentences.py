"""What stands around a citation in the words of a note: whether it begins a sentence, ends one, or needs a space."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from paperbuild.compose.trees import Around, walked
from paperbuild.engines.pandoc_tree import GAPS, inlines_in, with_content

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block, CiteInline, Inline, ParagraphBlock

_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟")
_CLOSING = "\"'”’»)]"
_OPENING = "([{“‘«„‚¿¡/–—-"
_CITED = "\ufffc"  # stands for a citation among the words


class Surroundings(NamedTuple):
    """`amid_sentence`: words of the same sentence come before; `ends_block`: nothing comes after, or a
    new sentence; `needs_space`: a word
    or a mark stands right before, with no space between."""

    amid_sentence: bool
    ends_block: bool
    needs_space: bool


SetCite = Callable[["CiteInline", Surroundings], "list[Inline]"]
"""Gives what comes in the place of a citation."""


def cited_in_sentences(blocks: Sequence[Block], set_cite: SetCite) -> list[Block]:
    """`blocks` made anew, with what `set_cite` gives in the place of each citation."""

    def set_block(block: ParagraphBlock, _: Around) -> ParagraphBlock:
        return {**block, "c": _in_line(block["c"], set_cite)}

    def set_other(cite: CiteInline, _: Around) -> list[Inline]:
        return set_cite(cite, Surroundings(amid_sentence=True, ends_block=False, needs_space=False))

    made = walked(blocks, {"Para": set_block, "Plain": set_block})
    left: list[Block] = walked(made, {"Cite": set_other})  # in a verse, a term or a heading
    return left


def _in_line(inlines: list[Inline], set_cite: SetCite) -> list[Inline]:
    whole = _words(inlines)
    read = 0

    def made(part: list[Inline]) -> list[Inline]:
        nonlocal read
        found: list[Inline] = []
        for inline in part:
            start = read
            content = inlines_in(inline)
            if inline["t"] == "Cite":
                found += set_cite(inline, _surroundings(whole[:start], whole[start + 1 :]))
            elif content is not None:
                found.append(with_content(inline, made(content)))
            else:
                found.append(inline)
            read = start + len(_words([inline]))
        return found

    return made(inlines)


def _surroundings(before: str, after: str) -> Surroundings:
    words = before.rstrip()
    return Surroundings(
        amid_sentence=bool(words) and not words.rstrip(_CLOSING).endswith(_ENDS),
        ends_block=not after.strip() or (after[:1].isspace() and after.strip()[:1].isupper()),
        needs_space=bool(before) and before == words and not _binds(before[-1]),
    )


def _binds(letter: str) -> bool:
    """Whether what follows `letter` stands close to it: an opening bracket, a dash, a wide letter."""
    return letter in _OPENING or unicodedata.east_asian_width(letter) in "WF"


def _words(inlines: Sequence[Inline]) -> str:
    """The words in `inlines`, a citation as one sign."""
    return "".join(map(_words_of, inlines))


def _words_of(inline: Inline) -> str:
    if inline["t"] == "Cite":
        return _CITED
    if inline["t"] == "Str":
        return inline["c"]
    content = inlines_in(inline)
    if content is not None:
        return _words(content)
    return " " if inline["t"] in GAPS or inline["t"] == "LineBreak" else "x"
