"""What a paper's words are called in its files: what templates say by themselves, and how each work is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from paperbuild.language.dates import date_text, partial_date_text
from paperbuild.model.bibliography import Entry
from paperbuild.model.identifiers import note_names
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.settings import Publisher
from paperbuild.output.editions import edition_words
from paperbuild.output.front import paragraphs
from paperbuild.syntax.bibtex.latex import printable
from paperbuild.syntax.bibtex.names import name_parts, split_names
from paperbuild.verify.words import split

LowerWords = tuple[str, ...]

_KEY = re.compile(r"\[@[^\[\]]*\]")
_LOCATOR = re.compile(r".*\d\w*|\W*(?:\w+\W*){0,3}")


@dataclass(frozen=True)
class WorkWords:
    """How a work is named. `in_full` is its title, `in_short` that and what stands for it when it comes again; `terms`
    are all the words of its short names; `author` is the family name of who wrote it, or of the first of them, by
    which alone some styles name it then. All letters are small."""

    key: str
    in_full: LowerWords
    in_short: tuple[LowerWords, ...]
    terms: frozenset[str]
    author: LowerWords = ()


@dataclass(frozen=True)
class Vocabulary:
    """What formats may say that is none of the text's. `phrases` are whole (`Case`), `imprint` single words of the
    cover and the last page, `headings` those that only some formats have. `notes` are the words of each note, by its
    slug, that are its author's own and not made of what it cites. All letters are small. `facts` are what every format
    says of the paper around its text, `contents` the heading of its contents, both as they are written."""

    phrases: tuple[LowerWords, ...] = ()
    imprint: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()
    works: tuple[WorkWords, ...] = ()
    notes: Mapping[str, LowerWords] = field(default_factory=dict)
    facts: tuple[str, ...] = ()
    contents: str = ""


def vocabulary(paper: Paper, locale: Locale) -> Vocabulary:
    """The vocabulary of one locale of `paper`."""
    metadata = asdict(locale.metadata)
    del metadata["strings"]
    said = [lowered(text) for text in locale.strings.values()]
    known = {word for text in _texts([metadata, asdict(paper.settings)]) for word in lowered(text)}
    return Vocabulary(
        phrases=tuple(sorted(set(said))),
        imprint=frozenset(known | {word for phrase in said for word in phrase}),
        headings=frozenset("".join(phrase) for phrase in said),
        works=tuple(map(_work, paper.bibliography.by_key.values())),
        notes=dict(_own_words(locale)),
        facts=facts(paper, locale),
        contents=locale.strings["contents"],
    )


def _own_words(locale: Locale) -> Iterator[tuple[str, LowerWords]]:
    """Of each note by its name in addresses, what its author says in it: its text without keys and the places after
    them, which a note that repeats the one before leaves out."""
    names = note_names([(one.slug, section.path) for section in locale.sections for one in section.definitions])
    for section in locale.sections:
        for definition in section.definitions:
            text = definition.text
            for citation in section.citations:
                if citation.note == definition.slug and citation.suffix:
                    suffix = " ".join(citation.suffix.split())
                    text = text.replace(suffix, suffix[_end_of_locator(suffix) :], 1)
            yield names[definition.slug, section.path], lowered(_KEY.sub(" ", text))


def _end_of_locator(suffix: str) -> int:
    """Where in the text after a key the place that it may begin with has ended: with its last figure, or a word or two
    that are none (`chap. iv`)."""
    match = _LOCATOR.match(suffix)
    return match.end() if match else 0


def lowered(text: str) -> LowerWords:
    """The words of `text` in small letters: print may set them in capitals."""
    return tuple(word.casefold() for word in split(text))


def _texts(value: Any) -> Iterator[str]:
    """Every text in what settings hold."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, Sequence) and not isinstance(value, str):
        for item in value:
            yield from _texts(item)
    elif value is not None:
        yield str(value)


def _work(entry: Entry) -> WorkWords:
    main = lowered(printable(entry.value("title")))
    full = main + lowered(printable(entry.value("subtitle")))
    short = lowered(printable(entry.value("shorttitle")))
    authors = lowered(printable(entry.value("shortauthor", "author", "editor", "organization", "institution")))
    # A short form without a `shorttitle` is the title up to its subtitle, which a colon parts in a title of one field.
    first = lowered(printable(entry.value("title")).partition(":")[0])
    names = tuple(dict.fromkeys(name for name in (full, main, short, first) if name))
    return WorkWords(entry.key, full, names, frozenset({*short, *authors, *full}), _first_author(entry))


def _first_author(entry: Entry) -> LowerWords:
    if short := entry.value("shortauthor"):
        return lowered(printable(short))
    first = next((name for name, _ in split_names(entry.value("author", "editor")) if name), "")
    return lowered(printable(name_parts(first).family_name)) if first else ()


def facts(paper: Paper, locale: Locale) -> tuple[str, ...]:
    """What every format says of the paper itself, as texts."""
    settings, metadata, code = paper.settings, locale.metadata, locale.code
    texts = [metadata.title, metadata.subtitle, date_text(settings.date, code), metadata.edition_notice]
    texts += _of_publisher(settings.publisher)
    if settings.original:
        texts += [*_of_publisher(settings.original), partial_date_text(settings.original.date, code)]
    texts += [getattr(settings.identifiers, name) or "" for name in ("isbn", "doi", "urn", "report_number")]
    texts += _of_front(paper, locale)
    return tuple(dict.fromkeys(text for text in (*texts, *metadata.keywords) if text and split(text)))


def _of_front(paper: Paper, locale: Locale) -> Iterator[str]:
    """Who made the paper, its licence, its funders and its corrections."""
    settings, metadata = paper.settings, locale.metadata
    for one in (*settings.authors, *settings.editors, *metadata.translators):
        yield from (one.name.full_name, *map(metadata.said, one.affiliation), one.orcid or "", one.email or "")
    yield from (metadata.said(settings.copyright or ""), settings.version or "", *paragraphs(metadata.abstract))
    yield settings.licence.name if settings.licence else ""
    for funder in settings.funders:
        yield from (metadata.said(funder.name), funder.award or "")
    yield from (one.text for one in metadata.corrections)
    yield from edition_words(paper)


def _of_publisher(publisher: Publisher) -> list[str]:
    return [publisher.name, *publisher.address, publisher.email or "", publisher.phone or ""]
