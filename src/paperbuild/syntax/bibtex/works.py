"""Makes works of what pandoc read of a library: a value is understood once, by pandoc, and only put together here.

What pandoc's reader leaves out and a style needs stands beside the entry (`syntax.bibtex.library`), read by pandoc as
well. Where a work is changed from what pandoc makes of it, the function that does so says why.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from paperbuild.engines.pandoc_tree import attr, inlines_in, is_bare_span, span, text_of, with_content, word
from paperbuild.language.languages import base_language, language_named
from paperbuild.language.locators import kind_of_word
from paperbuild.language.lookup import language_of
from paperbuild.language.number_words import edition_in_words
from paperbuild.model.bibliography import Entry
from paperbuild.model.work import AUTHOR_ACRONYM, AUTHOR_SHORT, PAGE_NAMED, PAGE_RANGE, Work, WorkName
from paperbuild.syntax.bibtex.contributors import EDITOR_TYPES, contributors, with_other_editors
from paperbuild.syntax.bibtex.dates import entry_date
from paperbuild.syntax.bibtex.library import side_of
from paperbuild.syntax.bibtex.printed_date import printed_date
from paperbuild.syntax.bibtex.slips import right_doi, right_url

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Inline, Inlines

_CSL_NAMES = {"doi": "DOI", "url": "URL", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID"}
_WITHIN = frozenset({"Emph", "Strong", "Superscript", "Subscript", "SmallCaps", "Span", "Link", "Quoted"})
_SIDE_TEXTS = {"eid": "eid", "issuetitle": "issue-title", "type": "genre"}
_TITLES = frozenset({"title", "volume-title", "title-short"})  # no journals: "J. Phys.: Conf. Ser."
_LANGUAGE_TEXTS = ("title", "title-short", "container-title", "volume-title")
_MARK_AND_COLON = re.compile(r"([.?!…][”’»“‘\"']*):\Z|([?!…][”’»“‘\"']*)\.\Z")
_ENDS_WITH_MARK = re.compile(r"[.?!…][”’»“‘\"']*:\Z|[?!…][”’»“‘\"']*\.\Z")
_DOTLESS = str.maketrans({"ı": "i", "ȷ": "j"})
_DOTLESS_AND_ACCENT = re.compile("[ıȷ](?=[\u0300-\u0314\u0342-\u0345])")
_DESIGNATION = re.compile(r"[IVXLCDM]+|[ivxlcdm]+|[A-Z]\d*|\d+[A-Za-z]?|[A-Z]?\d+(?:\s*[-–/,&]\s*[A-Z]?\d+)*")
_LONG_DASH = re.compile(r"(?<=\w)\s?[‒—―]\s?(?=\w)")
_ARTICLE_NUMBER = re.compile(r"[eE]\d{3,}")
_NAMED_PAGES = re.compile(r"(?![ivxlcdmIVXLCDM]+\b)(?P<word>[^\W\d_]{2,}\.?)[ \u00a0](?=.*\d)")
_RANGE_OF_PARTS = re.compile(r"(?P<first>(?P<part>\w+)-\w+)\s?[-–]\s?(?P<last>\w+-\w+)")
_BETWEEN_FIELDS = tuple(map(word, ":;/=,"))
_MEANT = {"DOI": right_doi, "URL": right_url}
_CSL_DATES = {"date": "issued", "urldate": "accessed", "origdate": "original-date", "eventdate": "event-date"}


def works_of(answer: str, entries: Mapping[str, Entry], locale: str) -> tuple[Work, ...]:
    """The works in `answer` (what `engines.pandoc.read_works` gives), completed from the fields of their `entries`.

    `locale` is the language of the text in which they are cited: a title in it needs no mark of its language.
    """
    read = [_work(reference) for reference in json.loads(unicodedata.normalize("NFC", answer))]
    sides: dict[str, dict[str, Work]] = {}
    for work in read:
        if side := side_of(work.key):
            sides.setdefault(side[0], {})[side[1]] = work
    return tuple(
        _completed(work, sides.get(work.key, {}), entries.get(work.key), locale)
        for work in read
        if side_of(work.key) is None
    )


def _work(reference: Mapping[str, Any]) -> Work:
    values: dict[str, str] = {}
    texts: dict[str, Inlines] = {}
    names: dict[str, tuple[WorkName, ...]] = {}
    dates: dict[str, Mapping[str, Any]] = {}
    for own, value in reference.items():
        name = _CSL_NAMES.get(own, own)
        if isinstance(value, dict):
            dates[name] = value
        elif isinstance(value, str):
            values[name] = _composed(value)
        elif value and "t" in value[0]:
            texts[name] = [_in_letters(inline) for inline in value]
        elif value:
            names[name] = tuple(_name(parts) for parts in value)
    return Work(values.pop("id"), values.pop("type", ""), values, texts, names, dates)


def _name(parts: Mapping[str, str]) -> WorkName:
    return WorkName(
        family=_composed(parts.get("family", "")),
        given=_composed(parts.get("given", "")),
        particle=_composed(parts.get("non-dropping-particle", "")),
        dropping_particle=_composed(parts.get("dropping-particle", "")),
        suffix=_composed(parts.get("suffix", "")),
        literal=_composed(parts.get("literal", "")),
    )


def _composed(text: str) -> str:
    """`text` in the letters that people search for: TeX writes í as an accent over an i without its dot."""
    text = _DOTLESS_AND_ACCENT.sub(lambda match: match[0].translate(_DOTLESS), text)
    return unicodedata.normalize("NFC", text)


def _in_letters(inline: Inline) -> Inline:
    if inline["t"] == "Str":
        return word(_composed(inline["c"]))
    content = inlines_in(inline)
    return inline if content is None else with_content(inline, [_in_letters(one) for one in content])


def _completed(work: Work, side: Mapping[str, Work], entry: Entry | None, locale: str) -> Work:
    """A work as our style expects it."""
    texts = {name: _without_last_mark(_unwrapped(text)) for name, text in work.texts.items()}
    texts |= {name: _without_second_mark(texts[name]) for name in _TITLES & texts.keys()}
    values = {name: _MEANT[name](value) or value if name in _MEANT else value for name, value in work.values.items()}
    names = {role: _with_particles(people, entry) for role, people in work.names.items()}
    beside = {name: _unwrapped(one.texts["note"]) for name, one in side.items() if "note" in one.texts}
    people = {name: _with_particles(one.names["author"], entry) for name, one in side.items() if "author" in one.names}
    if "type" in beside:
        values.pop("genre", None)
    texts |= {variable: beside[name] for name, variable in _SIDE_TEXTS.items() if name in beside}
    texts |= _added(texts, beside)
    texts |= _numbered(texts, beside)
    texts |= _paged(texts, locale)
    texts |= _short(names, people)
    types = {name: _plain(beside[name]).strip().casefold() for name in EDITOR_TYPES if name in beside}
    names = with_other_editors(names, people, types)
    texts |= contributors(names, people, types, locale)
    if "publisher-place" in texts:
        texts["publisher-place"] = _places(texts["publisher-place"])
    made = Work(work.key, work.kind, values, texts, names, {**work.dates, **_said(entry, locale)})
    return _in_language(made, (_typed(entry, "langid"), *_tongues(work, beside)), locale)


def _said(entry: Entry | None, locale: str) -> dict[str, Mapping[str, Any]]:
    """The dates of an entry that only words say: `c. 1850`, `before 1999`, `in press`."""
    said: dict[str, Mapping[str, Any]] = {}
    if entry is None:
        return said
    for name, csl in _CSL_DATES.items():
        date = entry_date(entry, name)
        if text := printed_date(date, locale).literal:  # citeproc prints it; the year beside it is for data
            parts = {"date-parts": [[int(part) for part in date.iso.split("-")]]} if date.iso else {}
            said[csl] = {"literal": text, **parts}
    return said


def _unwrapped(inlines: Inlines) -> Inlines:
    """Without the braces that `syntax.bibtex.library` put round a whole field."""
    found: Inlines = []
    for inline in inlines:
        found += inline["c"][1] if is_bare_span(inline) else [inline]
    return found


def _without_last_mark(inlines: Inlines) -> Inlines:
    """Without the mark that a catalogue puts between two fields (ISBD A.3.2: `London :`), the space before it."""
    is_marked = len(inlines) > 2 and inlines[-2]["t"] == "Space" and inlines[-1] in _BETWEEN_FIELDS
    return inlines[:-2] if is_marked else inlines


def _without_second_mark(inlines: Inlines) -> Inlines:
    """A title whose main part ends with a mark of its own needs no colon before its subtitle."""
    made: Inlines = []
    for index, inline in enumerate(inlines):
        if inline["t"] == "Str" and inlines[index + 1 : index + 2] == [{"t": "Space"}]:
            if made and _ENDS_WITH_MARK.search(_plain(made) + inline["c"]) and inline["c"] in {":", "."}:
                continue
            inline = word(_MARK_AND_COLON.sub(r"\1\2", inline["c"]))
        made.append(inline)
    return made


def _with_particles(names: Sequence[WorkName], entry: Entry | None) -> tuple[WorkName, ...]:
    """A particle belongs to the family name ("van Gogh" where the work comes again), unless the library says that it
    does not: biblatex's default leaves it out of all but the full name."""
    if entry is not None and any("useprefix=false" in field.value.replace(" ", "") for field in entry.fields.values()):
        return tuple(names)
    return tuple(
        replace(name, particle=name.dropping_particle, dropping_particle="")
        if name.dropping_particle and not name.particle
        else name
        for name in names
    )


def _short(names: Mapping[str, Sequence[WorkName]], people: Mapping[str, Sequence[WorkName]]) -> dict[str, Inlines]:
    """What the author is called for short, and in brackets after a name in which that does not stand."""
    short = ", ".join(name.full_name for name in people.get("shortauthor", people.get("shorteditor", ())))
    if not short:
        return {}
    written: Inlines = [word(short)]
    is_in_name = any(short in name.literal for name in names.get("author", ()))
    return {AUTHOR_SHORT: written} if is_in_name else {AUTHOR_SHORT: written, AUTHOR_ACRONYM: written}


def _added(texts: Mapping[str, Inlines], beside: Mapping[str, Inlines]) -> dict[str, Inlines]:
    """Titles with what biblatex adds to them in fields of their own."""
    made: dict[str, Inlines] = {}
    for variable, name, mark in (
        ("container-title", "journaltitleaddon", "."),
        ("event", "eventtitleaddon", ","),
        ("issue-title", "issuesubtitle", ":"),
        ("issue-title", "issuetitleaddon", "."),
    ):
        before = (
            made.get(variable) or texts.get(variable) or beside.get("issuetitle" if variable == "issue-title" else "")
        )
        if before and name in beside:
            made[variable] = _without_second_mark([*before, word(mark), {"t": "Space"}, *beside[name]])
    return made


def _numbered(texts: Mapping[str, Inlines], beside: Mapping[str, Inlines]) -> dict[str, Inlines]:
    """Editions in figures, which the style writes in the paper's language; volumes that need the word for one; and the
    name that an issue has beside its number."""
    made: dict[str, Inlines] = {}
    if "edition" in texts and (edition := edition_in_words(_plain(texts["edition"]))):
        made["edition"] = [word(str(edition))]
    if "volume" in texts and _DESIGNATION.fullmatch(_plain(texts["volume"])):
        made["volume-designation"] = texts["volume"]
    if "issue" in beside:
        made["issue"] = beside["issue"]
        if "issue" in texts and "number" in beside:  # pandoc has put both into one
            made |= {"issue": beside["number"], "issue-name": beside["issue"]}
    return made


def _paged(texts: Mapping[str, Inlines], locale: str) -> dict[str, Inlines]:
    """Pages with one dash between the ends of a range, which citeproc expects; an article's number and what else says
    itself what it is ("Article 12", `e1003285`) without a word for pages before it; and a range of numbers that have
    hyphens in them, of which citeproc would make a row of numbers."""
    pages = _LONG_DASH.sub("–", _plain(texts.get("page", [])))
    if not pages:
        return {}
    made: dict[str, Inlines] = {"page": [word(pages)]} if pages != _plain(texts["page"]) else {}
    if _ARTICLE_NUMBER.fullmatch(pages) or _is_named(pages, locale):
        made[PAGE_NAMED] = made.get("page", texts["page"])
    elif match := _RANGE_OF_PARTS.fullmatch(pages):
        made[PAGE_RANGE] = [word(f"{match['first']}–{match['last']}")]
    return made


def _is_named(pages: str, locale: str) -> bool:
    """Whether a word for something else than pages stands before the first number."""
    match = _NAMED_PAGES.match(pages)
    return bool(match) and kind_of_word(match["word"], locale) != "page"  # type: ignore[index]


def _places(inlines: Inlines) -> Inlines:
    """Two places with a stroke between them in every language, where pandoc puts a semicolon for the "and"."""
    made: Inlines = []
    for at, inline in enumerate(inlines):
        if inline == word(";") and 0 < at < len(inlines) - 1:
            made.append(word("/"))
        elif inline["t"] != "Space" or made[-1:] != [word("/")]:
            made.append(inline)
    return made


def _typed(entry: Entry | None, name: str) -> str:
    return entry.fields[name].value.strip() if entry is not None and name in entry.fields else ""


def _tongues(work: Work, beside: Mapping[str, Inlines]) -> tuple[str, str]:
    """What pandoc reads of `langid`, and what stands in `language`."""
    return work.values.get("language", ""), _plain(beside.get("language", []))


def _in_language(work: Work, names: Sequence[str], locale: str) -> Work:
    """A work with its language at its title and its container, where that is not the language of the text. The first
    of the `names` that is known counts: script and region stay as they were meant."""
    code = next(filter(None, map(language_named, names)), "")
    values = {name: value for name, value in work.values.items() if name != "language"}
    if not code:
        return replace(work, values=values)
    values["language"] = code
    if base_language(code) == base_language(locale) and language_of(code).script == language_of(locale).script:
        return replace(work, values=values)
    mark = attr(attributes=[("lang", code)])
    texts: dict[str, Inlines] = {**work.texts}
    texts |= {name: [span(mark, text)] for name, text in work.texts.items() if name in _LANGUAGE_TEXTS}
    return replace(work, values=values, texts=texts)


def _plain(inlines: Inlines) -> str:
    return text_of(inlines, _WITHIN)
