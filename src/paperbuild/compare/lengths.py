"""Finds blocks of a translation that are a sentence short: fewer sentences, and fewer letters than the language needs.

How long a text becomes is known of the languages of `bench/pairs`. Of another it is what most blocks of the same paper
show, where there are enough of them; otherwise a text in letters is taken to become about as long as its source, and
only what is much shorter is told. Of 996 right blocks in 21 languages two were told so; of 42 from which a sentence
without any figure had been taken, 36 were. As if nobody knew those languages, of 840 right passages one is told by the
lengths of the others, and none by letters alone; of 62 that lack a sentence, with figures or without, 53 and 34.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from statistics import median

from paperbuild.language.language import Language
from paperbuild.language.lookup import language_of
from paperbuild.language.scripts import ways_of
from paperbuild.model.blocks import Block
from paperbuild.model.section import PieceKind
from paperbuild.model.translation import Difference, Kind, Pair

# Parts of a logarithm: so much less than it should have has a translation that is told. In scripts that mark the end of
# no sentence, lengths alone tell, and a paragraph has to lose its half.
_LEAST, _LEAST_BY_LETTERS, _LEAST_WITHOUT_MARKS = 0.2, 0.28, 0.55
# The full stop of `Dr.` and of an initial ends no sentence.
_SENTENCE_END = re.compile(r"[.!?…։።။](?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)['\"”’»)\]]*(?=\s|\Z)|[。！？।؟۔។]")
_MARKS_SENTENCES = {"Khmr", "Mymr"}  # of the scripts without spaces between words
_SYLLABLES = {"Kore", "Ethi", "Cher", "Cans", "Vaii"}  # a letter is a syllable: a text has half as many of them
_TEXT = {PieceKind.PARAGRAPH, PieceKind.ITEM, PieceKind.NOTE}
_FEWEST_SENTENCES = 2
_FEWEST_BLOCKS = 12
_FEWEST_LETTERS = 40  # of a block whose length says something
_STEPS = 20  # of a growth of one: it is the same for one block more or less
_MANY_LETTERS = 8000  # of a block that are looked at


def growth_in(pairs: Iterable[Pair]) -> float:
    """How many letters a translation has for each letter of its source: the median over its blocks, to the nearest
    twentieth; 0 where there are too few of them."""
    lengths = ((len(mine.text), len(other.text)) for mine, other in pairs if mine and other and _are_texts(mine, other))
    found = [there / here for here, there in lengths if here >= _FEWEST_LETTERS and there]
    return round(median(found) * _STEPS) / _STEPS if len(found) >= _FEWEST_BLOCKS else 0.0


def knows_growth(code: str, other: str) -> bool:
    """Whether it is known of both languages how long a text becomes in them."""
    return bool(language_of(code).growth and language_of(other).growth)


def compare_lengths(source: Block, block: Block, growth: float = 0.0) -> Iterator[Difference]:
    """A block that says less than its source, in fewer sentences. `growth` is that of the paper's other blocks, where
    it is known (letters for each letter of the source)."""
    if not _are_texts(source, block) or not source.text or not block.text:
        return
    sentences, wanted = _sentences(block), _sentences(source)
    if wanted < _FEWEST_SENTENCES or sentences >= wanted:
        return
    expected, least = _expected(language_of(source.locale), language_of(block.locale), growth)
    if expected and math.log(len(source.text) * expected / len(block.text)) > least:
        yield Difference(Kind.SHORTER, block.span, source, block, str(sentences), str(wanted))


def _expected(source: Language, language: Language, growth: float) -> tuple[float, float]:
    """How many letters there are for each letter of the source, and what may be missing; 0 where nobody knows."""
    least = 0.0 if _marks_sentences(source) and _marks_sentences(language) else _LEAST_WITHOUT_MARKS
    if source.growth and language.growth:
        return language.growth / source.growth, least or _LEAST
    if growth:
        return growth, least or _LEAST
    scripts = (source.script, language.script)
    are_letters = all(ways_of(script).has_word_spaces and script not in _SYLLABLES for script in scripts)
    return (language.growth or 1.0) / (source.growth or 1.0) * are_letters, least or _LEAST_BY_LETTERS


def _marks_sentences(language: Language) -> bool:
    ways = ways_of(language.script)
    return ways.has_word_spaces or ways.has_wide_marks or language.script in _MARKS_SENTENCES


def _are_texts(source: Block, block: Block) -> bool:
    return {source.kind, block.kind} <= _TEXT


def _sentences(block: Block) -> int:
    return max(1, len(_SENTENCE_END.findall(block.text[:_MANY_LETTERS])))
