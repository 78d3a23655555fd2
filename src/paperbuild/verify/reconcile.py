"""Compares the formats of one locale: all have the same headings, words, notes and cited works."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.language.typography import direction
from paperbuild.model.formats import Format
from paperbuild.rules.outputs import different_headings, different_notes, different_parts, different_words
from paperbuild.verify.checker import OwnChecker
from paperbuild.verify.edition import Edition
from paperbuild.verify.frame import compare_frames
from paperbuild.verify.parts import differing
from paperbuild.verify.place import WHOLE, BuiltFile, Place
from paperbuild.verify.reading import AFTER, INSTEAD, FileHeading, FileReading, NoteText, Word
from paperbuild.verify.vocabulary import LowerWords, Vocabulary, WorkWords, lowered
from paperbuild.verify.words import Parting, compare, first_missing, is_unspaced

_ORDER = (Format.HTML, Format.EPUB, Format.PDF)
_SHOWN_AROUND = 4
_PAGE_WORDS = 3  # that a reference to a page has at most: `第5页`
_SHOWN_WORDS = 12
_MOST_TOLD = 5
# How many words "ibid." is, at most, and letters "note", where it is written in letters that are words.
_LONGEST_TERM = 3


class Reconciliation(OwnChecker):
    """The comparison of the formats."""

    name = "formats"

    def check(self, edition: Edition) -> Iterator[Diagnostic]:
        """Where the other formats differ from the first that is there: the HTML, then the EPUB."""
        names = [name for name in _ORDER if name in edition.readings]
        for name in names[1:]:
            yield from _compared(_Pair(edition, names[0], name))
        yield from compare_frames(edition)


@dataclass(frozen=True)
class _Pair:
    """Two formats of an edition: findings stand in the file of `other`, and say what the `first` has."""

    edition: Edition
    first: Format
    other: Format

    @property
    def readings(self) -> tuple[FileReading, FileReading]:
        """What readers get of both."""
        return self.edition.readings[self.first], self.edition.readings[self.other]

    @property
    def file(self) -> BuiltFile:
        """Where findings stand."""
        return self.edition.files[self.other]

    @property
    def vocabulary(self) -> Vocabulary:
        """What either may say that the other does not."""
        return self.edition.vocabulary


def _compared(pair: _Pair) -> Iterator[Diagnostic]:
    first, other = pair.readings
    yield from _headings(pair, first, other)
    yield from _words(pair, first, other)
    yield from _notes(pair, first, other)
    yield from _parts(pair, first, other)


def _parts(pair: _Pair, first: FileReading, other: FileReading) -> Iterator[Diagnostic]:
    """What a list, a table, a caption or code says otherwise."""
    for one in differing(first.parts, other.parts, is_rtl=direction(pair.edition.locale) == "rtl"):
        mine, yours = (f"`{part.text.strip()}`" if part else "none any more" for part in (one.right, one.left))
        message = f"the {one.kind} is {mine}, in the {pair.first.upper()} {yours}"
        yield pair.file.finding(different_parts.RULE, one.place, message)


def _headings(pair: _Pair, first: FileReading, other: FileReading) -> Iterator[Diagnostic]:
    """The first heading that differs: those after it would only repeat it."""
    ours, theirs = (_own_headings(reading, pair.vocabulary) for reading in (first, other))
    for one, two in zip(ours, theirs, strict=False):
        if _letters(one) != _letters(two) or one.depth - ours[0].depth != two.depth - theirs[0].depth:
            message = f"the heading `{two.text}` stands where the {pair.first.upper()} has `{one.text}`"
            if _letters(one) == _letters(two):
                message = f"the heading `{two.text}` is of another level than in the {pair.first.upper()}"
            yield pair.file.finding(different_headings.RULE, two.place, message)
            return
    if len(ours) > len(theirs):
        message = f"the heading `{ours[len(theirs)].text}` is missing, which the {pair.first.upper()} has"
        yield pair.file.finding(different_headings.RULE, theirs[-1].place if theirs else _start(other), message)
    elif len(theirs) > len(ours):
        extra = theirs[len(ours)]
        message = f"the heading `{extra.text}` is not in the {pair.first.upper()}"
        yield pair.file.finding(different_headings.RULE, extra.place, message)


def _start(reading: FileReading) -> Place:
    """Where the text of `reading` begins."""
    return reading.words[0].place if reading.words else WHOLE


def _own_headings(reading: FileReading, vocabulary: Vocabulary) -> list[FileHeading]:
    """The headings of the text itself: not `Contents`, not one that shows nothing."""
    return [one for one in reading.headings if _letters(one) and _letters(one) not in vocabulary.headings]


def _letters(heading: FileHeading) -> str:
    return "".join(lowered(heading.text))


def _words(pair: _Pair, first: FileReading, other: FileReading) -> Iterator[Diagnostic]:
    has_start = bool(first.headings) and first.headings[0].at > 0
    ours, theirs = (_text(reading, pair.vocabulary, has_start=has_start) for reading in (first, other))
    theirs = _without_pages(ours, theirs)
    extras = [*pair.vocabulary.phrases, *(_small(aside) for aside in (*first.asides, *other.asides))]
    told = 0
    for difference in compare(ours, theirs, extras):
        if _is_frame(difference, ours, theirs, pair.vocabulary) or _is_page_number(difference, ours, theirs):
            continue
        told += 1
        if told > _MOST_TOLD:
            yield pair.file.finding(different_words.RULE, _place(theirs, difference.right), "and more from here on")
            return
        yield _difference(pair, difference, ours, theirs, other)


def _small(words: LowerWords) -> LowerWords:
    return tuple(word.casefold() for word in words)


def _text(reading: FileReading, vocabulary: Vocabulary, *, has_start: bool) -> list[Word]:
    """The words of the text itself: without the contents and what else stands below a heading of the template's.

    `has_start` says that the text has something before its first heading; otherwise that is a cover.
    """
    if not reading.headings:
        return list(reading.words)
    kept = list(reading.words[: reading.headings[0].at]) if has_start else []
    ends = [heading.at for heading in reading.headings[1:]] + [len(reading.words)]
    for heading, end in zip(reading.headings, ends, strict=True):
        if _letters(heading) not in vocabulary.headings:
            kept += reading.words[heading.at : end]
    return kept


def _is_frame(difference: Parting, ours: Sequence[Word], theirs: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Whether these are the words of a cover or a last page, which formats have in their own way."""
    if difference.left_count:
        return False
    if difference.left == 0:
        return True
    words = theirs[difference.right : difference.right + difference.right_count]
    is_last = difference.left == len(ours)
    return is_last and all(word.text.casefold() in vocabulary.imprint or word.text.isdigit() for word in words)


def _without_pages(ours: Sequence[Word], theirs: Sequence[Word]) -> list[Word]:
    """`theirs`, of print, without the number of a page behind each entry of a list that `ours` has no number behind."""
    numbers: set[int] = set()
    at = 0
    for _, run in groupby((word for word in ours if word.page.startswith(AFTER)), key=lambda word: word.page):
        texts = [word.text for word in run]
        places = (here for here in range(at, len(theirs) - len(texts)) if _is_entry(theirs, here, texts))
        if (found := next(places, None)) is not None:
            at = found + len(texts)
            numbers.add(at)
    return [word for index, word in enumerate(theirs) if index not in numbers]


def _is_entry(words: Sequence[Word], at: int, texts: Sequence[str]) -> bool:
    """Whether `texts` stand at `at`, and a number behind them."""
    end = at + len(texts)
    return words[end].text.isdigit() and [word.text for word in words[at:end]] == texts


def _is_page_number(difference: Parting, ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether print has the number of a page here, where a reference says that it does: or several, in a row, where
    nothing tells the words between them from theirs."""
    left = ours[difference.left : difference.left + difference.left_count]
    right = theirs[difference.right : difference.right + difference.right_count]
    references = {word.page for word in left if word.page.startswith(INSTEAD)}
    between = [word.text for word in left if not word.page.startswith(INSTEAD)]
    numbers = sum(word.text.isdigit() for word in right)
    most = _PAGE_WORDS * len(references) + len(between)
    are_kept = not between or set(between) <= {word.text for word in right}
    return bool(references) and numbers == len(references) and len(right) <= most and are_kept


def _difference(
    pair: _Pair, difference: Parting, ours: Sequence[Word], theirs: Sequence[Word], other: FileReading
) -> Diagnostic:
    mine = _shown(theirs, difference.right, difference.right_count)
    yours = _shown(ours, difference.left, difference.left_count)
    before = " ".join(word.text for word in theirs[max(difference.right - _SHOWN_AROUND, 0) : difference.right])
    place = _place(theirs, difference.right)
    after = f"after `{before}`" if before else "at the beginning"
    message = f"{after} it says {mine or 'nothing'}, the {pair.first.upper()} {yours or 'nothing'}"
    heading = next((one for one in reversed(other.headings) if _comes_before(one, difference.right, theirs)), None)
    section = f"under the heading `{heading.text}`" if heading else ""
    return pair.file.finding(different_words.RULE, place, message, section)


def _comes_before(heading: FileHeading, at: int, words: Sequence[Word]) -> bool:
    place = _place(words, at)
    return (heading.place.inner, heading.place.page, heading.place.line) <= (place.inner, place.page, place.line)


def _shown(words: Sequence[Word], at: int, count: int) -> str:
    text = " ".join(word.text for word in words[at : at + min(count, _SHOWN_WORDS)])
    return f"`{text}{' …' if count > _SHOWN_WORDS else ''}`" if count else ""


def _place(words: Sequence[Word], at: int) -> Place:
    return words[min(at, len(words) - 1)].place if words else WHOLE


def _notes(pair: _Pair, first: FileReading, other: FileReading) -> Iterator[Diagnostic]:
    theirs = {note.number: note for note in other.notes}
    earlier: dict[str, frozenset[str]] = {}
    before: frozenset[str] = frozenset()
    for note in first.notes:
        cited = _cited(note, pair.vocabulary.works)
        twin = theirs.get(note.number)
        if twin is not None:
            yield from _note(pair, note, twin, _Cited(cited, before, earlier))
        before = frozenset(work.key for work in cited)
        earlier[str(note.number)] = before


@dataclass(frozen=True)
class _Cited:
    """The `works` of a note, the keys of those of the note `before`, and of all `earlier` ones by their numbers."""

    works: Sequence[WorkWords]
    before: frozenset[str]
    earlier: Mapping[str, frozenset[str]]


def _note(pair: _Pair, note: NoteText, twin: NoteText, cited: _Cited) -> Iterator[Diagnostic]:
    """What `twin` says otherwise than `note`. Only in print may it name a work in short, or as the one before."""
    difference = next(compare(note.words, twin.words), None)
    if difference is None:
        return
    if pair.other is not Format.PDF or not cited.works:
        mine = _shown(twin.words, difference.right, max(difference.right_count, 1))
        yours = _shown(note.words, difference.left, max(difference.left_count, 1))
        message = f"note {note.number} says {mine or 'no more'} where the {pair.first.upper()} has {yours or 'no more'}"
        yield pair.file.finding(different_notes.RULE, twin.place, message)
        return
    strange = _strange(note, twin, cited.works)
    for work in cited.works:
        is_repeated = work.key in cited.before and any(run.is_name for run in strange)
        if not is_repeated and not _is_named(work, twin, cited.earlier, pair.vocabulary.works):
            message = f"note {note.number} does not name `{work.key}`, which the {pair.first.upper()} names there"
            yield pair.file.finding(different_notes.RULE, twin.place, message)
            return
    own = pair.vocabulary.notes.get(note.name, ())
    if (lost := first_missing(own, twin.words)) and not first_missing(own, note.words):
        message = (
            f"note {note.number} does not have `{lost}`, or not the words that the {pair.first.upper()} has before it"
        )
        yield pair.file.finding(different_notes.RULE, twin.place, message)
    elif said := next((run.words[0] for run in strange if not _is_ibid(run, strange, note, cited)), ""):
        message = f"note {note.number} says `{said}`, which the {pair.first.upper()} does not say there"
        yield pair.file.finding(different_notes.RULE, twin.place, message)


def _is_named(
    work: WorkWords, twin: NoteText, earlier: Mapping[str, frozenset[str]], works: Sequence[WorkWords]
) -> bool:
    """Whether print names `work`: by its title, or, where an earlier note has named it, by its author. The number of
    that note then says which work it is (`Marsh (n 4)`), if the author has others."""
    said = "".join(word.text.casefold() for word in twin.words)
    if any("".join(name) in said for name in work.in_short):
        return True
    if not work.author or "".join(work.author) not in said:
        return False
    if any(other.author == work.author and other.key != work.key for other in works):
        return any(work.key in earlier.get(word.text, ()) for word in twin.words)
    return any(work.key in keys for keys in earlier.values())


def _cited(note: NoteText, works: Sequence[WorkWords]) -> list[WorkWords]:
    """The works whose titles `note` has; of two titles of which one begins the other, the longer."""
    text = f" {' '.join(word.text.casefold() for word in note.words)} "
    found = [work for work in works if work.in_full and f" {' '.join(work.in_full)} " in text]
    titles = [" ".join(work.in_full) for work in found]
    return [
        work
        for work, title in zip(found, titles, strict=True)
        if not any(title != longer and title in longer for longer in titles)
    ]


@dataclass(frozen=True)
class _Strange:
    """Words of a printed note, in a row, that are neither those of the full note nor those of a short form; whether
    they stand where a work is named, and whether they are the word before the number of a note (`note 4`)."""

    words: tuple[str, ...]
    is_name: bool
    is_reference: bool


def _strange(note: NoteText, twin: NoteText, cited: Sequence[WorkWords]) -> list[_Strange]:
    terms = frozenset().union(*(work.terms for work in cited))
    known = {word.text.casefold() for word in note.words} | terms
    letters = "".join(word.text.casefold() for word in note.words)
    texts = [word.text.casefold() for word in twin.words]
    are_strange = [text not in known and text not in letters and not text.isdigit() for text in texts]
    found: list[_Strange] = []
    at = 0
    for is_strange, run in groupby(are_strange):
        start, at = at, at + len(list(run))
        if is_strange:
            reach = _LONGEST_TERM if is_unspaced(texts[start]) else 1
            is_reference = at - start <= reach and any(text.isdigit() for text in texts[at : start + reach + 1])
            found.append(_Strange(tuple(texts[start:at]), start == 0 or texts[start - 1] not in terms, is_reference))
    return found


def _is_ibid(run: _Strange, runs: Sequence[_Strange], note: NoteText, cited: _Cited) -> bool:
    """Whether `run` can stand for a work of the note before, or for one that `note` names twice: few words, and no
    others where it does so again. Before the number of a note or page, anything can."""
    if run.is_reference:
        return True
    text = " ".join(word.text.casefold() for word in note.words)
    is_again = any(work.key in cited.before or text.count(" ".join(work.in_full)) > 1 for work in cited.works)
    first = next(one for one in runs if not one.is_reference)
    return is_again and len(run.words) <= _LONGEST_TERM and run.words == first.words
