"""Compares what the formats say around their text: on cover, title page and last page, and in the contents.

Each format arranges these in its own way: so they are compared by what they say of the paper, value by value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.language.typography import direction
from paperbuild.model.formats import Format
from paperbuild.rules.outputs import different_headings, different_words
from paperbuild.verify.edition import Edition
from paperbuild.verify.place import WHOLE, Place
from paperbuild.verify.reading import FileHeading, FileReading, Word
from paperbuild.verify.words import first_missing, split

_SHOWN = 60


def compare_frames(edition: Edition) -> Iterator[Diagnostic]:
    """Each fact that one format says around its text and another does not, and what is wrong with the contents."""
    frames = {name: _frame(reading, name) for name, reading in edition.readings.items()}
    # Figures within a text from right to left are in another order for some who read a PDF: only the words count there.
    has = _has_all if direction(edition.locale) == "rtl" else _has
    for fact in edition.vocabulary.facts:
        wanted = [word.casefold() for word in split(fact)]
        saying = [name for name, words in frames.items() if has(words, wanted)]
        for name in frames.keys() - set(saying) if saying else ():
            shown = fact if len(fact) <= _SHOWN else f"{fact[:_SHOWN]}…"
            message = f"outside the sections it does not say `{shown}`, which the {saying[0].upper()} says there"
            yield edition.files[name].finding(different_words.RULE, WHOLE, message)
    for name, reading in edition.readings.items():
        yield from _contents(edition, name, reading)


def _frame(reading: FileReading, name: Format) -> Sequence[Word]:
    """The words around the text. Print has them on the pages before the first heading, and on the last."""
    if name is not Format.PDF:
        return [Word(text, WHOLE) for text in reading.frame]
    start = reading.headings[0].at if reading.headings else len(reading.words)
    last = reading.words[-1].place.page if reading.words else 0
    return [*reading.words[:start], *(word for word in reading.words[start:] if word.place.page == last)]


def _has(words: Sequence[Word], wanted: Sequence[str]) -> bool:
    """Whether `wanted` stands in `words`, one right behind the other, divided by the ends of lines as they may be."""
    letters = "".join(wanted)
    for at, word in enumerate(words):
        have, end = word.text.casefold(), at + 1
        while letters.startswith(have) and have != letters and end < len(words):
            have, end = have + words[end].text.casefold(), end + 1
        if have == letters:
            return True
    return False


def _has_all(words: Sequence[Word], wanted: Sequence[str]) -> bool:
    """Whether each of `wanted` stands somewhere in `words`."""
    return all(_has(words, [word]) for word in wanted)


def _contents(edition: Edition, name: Format, reading: FileReading) -> Iterator[Diagnostic]:
    """The first heading of the highest level that the contents of a format lack, and a word that is in no heading."""
    own = [one for one in reading.headings if "".join(_small(one)) not in edition.vocabulary.headings and _small(one)]
    said, place = _said(edition, name, reading)
    if not said or not own:
        return
    highest = min(heading.depth for heading in own)
    at = 0
    for heading in (one for one in own if one.depth == highest):
        rest = said[at:]
        if first_missing(_small(heading), rest):
            message = f"the contents do not have the heading `{heading.text}` in the right place"
            yield edition.files[name].finding(different_headings.RULE, place, message)
            return
        at += next(index for index, word in enumerate(rest) if _small(heading)[0].startswith(word.text.casefold()))
    letters = " ".join("".join(_small(one)) for one in own)
    for word in said:
        if word.text.casefold() not in letters and not word.text.isdigit():
            message = f"the contents say `{word.text}`, which no heading does"
            yield edition.files[name].finding(different_headings.RULE, place, message)
            return


def _said(edition: Edition, name: Format, reading: FileReading) -> tuple[Sequence[Word], Place]:
    """The words of the contents: in a PDF that does not tag them they stand below a heading of the template's."""
    if name is not Format.PDF or reading.contents:
        return [Word(text, WHOLE) for text in reading.contents], WHOLE
    starts = [index for index, one in enumerate(reading.headings) if _is_contents(edition, one)]
    if not starts or starts[0] + 1 >= len(reading.headings):
        return [], WHOLE
    heading, following = reading.headings[starts[0]], reading.headings[starts[0] + 1]
    return reading.words[heading.at + len(split(heading.text)) : following.at], heading.place


def _is_contents(edition: Edition, heading: FileHeading) -> bool:
    return _small(heading) == [word.casefold() for word in split(edition.vocabulary.contents)]


def _small(heading: FileHeading) -> list[str]:
    return [word.casefold() for word in split(heading.text)]
