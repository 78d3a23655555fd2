"""Finds the sentences of a translation that have been left in the language of the source.

Words are compared as they are written, without what is no text of the language or may stand in another: citations,
code, addresses, titles in emphasis and those of pages that a link leads to, words that are marked with their language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from paperbuild.findings.source import Span
from paperbuild.language.letters import MARKS
from paperbuild.model.blocks import Block

ENOUGH = 5
"""So many words in a row are no chance: two languages have single words in common, and names."""

_NO_TEXT = re.compile(
    r"<!--.*?-->"
    r"|(?<!`)(?P<code>`++).*?(?<!`)(?P=code)(?!`)"
    r"|\[\^[^\]\s]+\]:?"
    r"|\[[^\[\]]*@[^\[\]]*\]|(?<!\w)-?@[\w:.#$%&+?~/-]+"
    r"|\[(?:[^\[\]]|\[[^\[\]]*\])*\]\{[^{}]*\blang=[^{}]*\}"
    r"|\[[\"“«„_*]*[A-Z][^\[\]]*\](?=\(https?://)"
    r"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\s*(?:\"[^\"]*\")?\)"
    r"|\{(?![^{}]*\balt=)[^{}]*\}|(?<=[{ ])[\w-]+=(?!\")|(?<=[{ ])(?!alt=)[\w-]+=\"[^\"]*\"|\balt="
    r"|<?\b\w+://[^\s>]*>?|\bwww\.\S+|(?<![\w.+-])[\w.+-]++@[\w.-]+"
    r"|(?P<emphasis>\*{1,3}|(?<!\w)_{1,3})(?=\S)(?:(?!\n[ \t]*\n).){1,300}?(?<=\S)(?P=emphasis)",
    re.DOTALL,
)
_LETTERS = r"[^\W_\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"
_WORD = re.compile(rf"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|{_LETTERS}+(?:[{MARKS}]+{_LETTERS}*)*")
_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s|\Z)|[。！？؟।|]|\n[ \t>]*\n|(?<=\S)[ \t]{2,}(?=\S)|\A|\Z")
_MARK = re.compile("[.!?…。！？؟।]?")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_ENOUGH_WIDE = 8
_ENOUGH_WHOLE = 4  # where they are a whole sentence, or cell, on both sides
_MANY = 8000  # letters of a block that are looked at


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    is_small: bool


def left_sentences(source: Block, block: Block, enough: int = ENOUGH) -> Iterator[tuple[Span, Span]]:
    """The sentences of `block` that stand so in `source`, each with its place there."""
    if not _may_have_any(source, block) or _stands_in_foreign(block) or _names_pages(block):
        return
    written, ends = _words(block), _ends(block)
    places: dict[str, list[int]] = {}
    for number, word in enumerate(written):
        places.setdefault(word.text, []).append(number)
    taken = 0
    for sentence in _sentences(source):
        length = len(sentence)
        for at in places.get(sentence[0].text, ()):
            run = written[at : at + length]
            if at < taken or [word.text for word in run] != [word.text for word in sentence]:
                continue
            if _is_enough(sentence, enough, is_whole=_is_whole(written, at, length, ends)):
                yield _span(block, run), _span(source, sentence)
                taken = at + length
                break


def may_stay_as_it_is(block: Block) -> bool:
    """Whether a block, or what it stands in, says that it is in another language; or all of its words do, or are but
    a title in emphasis and a name or two, or what pages on the web are called."""
    if _stands_in_foreign(block) or _names_pages(block):
        return True
    is_marked = "lang=" in block.file.text[block.span.start : block.span.end]
    return len(_words(block)) in range(0 if is_marked else 1, _ENOUGH_WHOLE)


def says_its_language(block: Block) -> bool:
    """Whether a block, or what it stands in, says that some of it is in another language."""
    return _stands_in_foreign(block) or "lang=" in block.file.text[block.span.start : block.span.end]


def _names_pages(block: Block) -> bool:
    """Whether all words of a block lead to pages outside the paper: they are called so, in the language they are in."""
    titles = " ".join(link.text for link in block.links if "://" in link.target)
    return bool(titles) and (not _words(block) or not Counter(block.text.split()) - Counter(titles.split()))


def _stands_in_foreign(block: Block) -> bool:
    """Whether a box, or something else around a block, says that it is in another language."""
    around = block.holder
    while around is not None:
        if "lang=" in around.file.text[around.span.start : around.span.end]:
            return True
        around = around.holder
    return False


def _may_have_any(source: Block, block: Block) -> bool:
    """Whether two blocks have so many words in a row in common that it is worth looking where they are written."""
    if source.runs & block.runs or "alt=" in block.file.text[block.span.start : block.span.end]:
        return True
    return any(len(word) >= _ENOUGH_WIDE // 2 and _WIDE.match(word) for word in {*source.words} & {*block.words})


def _text(block: Block) -> str:
    """A block as it is written, what is no text of its language blanked out."""
    written = block.file.text[block.span.start : block.span.end][:_MANY]
    return _NO_TEXT.sub(lambda match: re.sub(r"[^\n]", "\0", match.group()), written)


def _words(block: Block) -> list[_Word]:
    start = block.span.start
    return [_word(match, start) for match in _WORD.finditer(_text(block))]


def _word(match: re.Match[str], start: int) -> _Word:
    text = match.group()
    return _Word(text.casefold(), start + match.start(), start + match.end(), not text[0].isupper())


def _ends(block: Block) -> list[int]:
    """Where sentences end, and cells, and the alternative texts of images, and the block."""
    edges = (edge for image in block.images for edge in (image.span.start, image.span.end))
    return sorted([*(block.span.start + match.start() for match in _END.finditer(_text(block))), *edges])


def _sentences(block: Block) -> Iterator[list[_Word]]:
    words, ends = _words(block), _ends(block)
    sentence: list[_Word] = []
    for word in words:
        while ends and ends[0] <= word.start:
            ends.pop(0)
            if sentence:
                yield sentence
            sentence = []
        sentence.append(word)
    if sentence:
        yield sentence


def _is_enough(sentence: Sequence[_Word], enough: int, *, is_whole: bool) -> bool:
    """Whether it is more than a name, and more than chance."""
    small = sum(word.is_small and not word.text.isdecimal() for word in sentence)
    if all(_WIDE.match(word.text) for word in sentence):
        return len(sentence) >= max(enough, _ENOUGH_WIDE)
    least = _ENOUGH_WHOLE if is_whole and enough == ENOUGH else enough
    return len(sentence) >= least and small * 2 >= len(sentence) and small > 1


def _is_whole(words: Sequence[_Word], at: int, length: int, ends: Sequence[int]) -> bool:
    """Whether a run of words is all that stands between two ends."""
    before = words[at - 1].end if at else -1
    after = words[at + length].start if at + length < len(words) else None
    first, last = words[at].start, words[at + length - 1].end
    begins = before < 0 or any(before <= end <= first for end in ends)
    return begins and (after is None or any(last <= end <= after for end in ends))


def _span(block: Block, words: Sequence[_Word]) -> Span:
    """From the first word to the mark after the last."""
    end = _MARK.match(block.file.text, words[-1].end, block.span.end)
    return Span(words[0].start, end.end() if end else words[-1].end)
