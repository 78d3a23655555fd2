"""Makes the record of what a paper publishes now: an edition of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b

from paperbuild.compare.fingerprints import digest_of, fingerprint
from paperbuild.compare.kept import text_of
from paperbuild.compare.now import published_now
from paperbuild.findings.source import SourceFile
from paperbuild.model.bibliography import Bibliography, Entry
from paperbuild.model.blocks import Block, blocks_of
from paperbuild.model.edition import (
    EditionRecord,
    PublishedBlock,
    PublishedHeading,
    PublishedLocale,
    PublishedNote,
    PublishedWork,
)
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.project import EDITIONS_FOLDER, Project
from paperbuild.model.published import NoteNow, Published
from paperbuild.model.section import Citation

_DIGEST = 16


def edition_of(paper: Paper, name: str, replaces: str = "") -> EditionRecord:
    """What `paper` publishes now, as the edition `name`, which takes the place of `replaces`."""
    locales = {one.code: _locale(paper, one) for one in paper.locales if one.sections}
    cited = {key for locale in locales.values() for note in locale.notes.values() for key in note.keys}
    return EditionRecord(
        file=SourceFile(edition_path(name), ""),
        name=name,
        date=paper.settings.date,
        replaces=replaces,
        digest=source_digest(paper.project),
        works=dict(_works(paper.bibliography, cited)),
        locales=locales,
    )


def edition_path(name: str) -> str:
    """The path of the record of the edition `name`."""
    return f"{EDITIONS_FOLDER}/{name}.toml"


def source_digest(project: Project) -> str:
    """What stands for the text of all that a paper is made from: its sections in all languages, its strings, its
    settings and its library. The ends of lines do not count, nor do the records of editions and translations."""
    files = [project.settings, project.bibliography]
    for locale in project.locales:
        files += [*locale.sections, locale.metadata]
    digest = blake2b(digest_size=_DIGEST)
    for file in sorted((file for file in files if file), key=lambda one: one.path):
        text = file.text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "surrogatepass")
        digest.update(f"{file.path}\0{len(text)}\0".encode("utf-8", "surrogatepass") + text)
    return digest.hexdigest()


def _locale(paper: Paper, locale: Locale) -> PublishedLocale:
    now = published_now(paper, locale)
    blocks = dict(_blocks(now))
    headings = {one.identifier: PublishedHeading(one.level, one.number, one.text) for one in now.headings}
    notes = {one.name: _note(one) for one in now.notes if one.name}
    known = {*blocks, *headings, *now.numbered, *(f"note.{name}" for name in notes)}
    places = sorted(now.addresses - known)
    return PublishedLocale(locale.metadata.title, headings, notes, now.numbered, blocks, tuple(places))


def _blocks(now: Published) -> Iterator[tuple[str, PublishedBlock]]:
    blocks: dict[int, Block] = {id(block.piece): block for section in now.sections for block in blocks_of(section)}
    for one in now.placed:
        if one.is_named or one.letter in "cn":
            continue
        block = blocks.get(id(one.piece))
        figures = tuple(dict.fromkeys(str(figure.value) for figure in block.figures)) if block else ()
        yield now.address(one), PublishedBlock(fingerprint(text_of(one)), one.number, figures, _carried(block))


def _carried(block: Block | None) -> tuple[str, ...]:
    """The notes and the works of a block."""
    if block is None:
        return ()
    calls = (f"^{one.slug}" for one in block.calls)
    return (*calls, *(f"@{one.key}" for one in block.citations))


def _note(note: NoteNow) -> PublishedNote:
    own = next((one for one in note.section.definitions if note.slug and one.slug == note.slug), None)
    words = digest_of(own.text) if own else ""
    return PublishedNote(note.number, note.section.name, tuple(map(cited, note.citations)), not note.slug, words)


def cited(citation: Citation) -> str:
    """A citation as a record has it: the key, and the place in the work behind it."""
    place = " ".join(citation.suffix.split()).lstrip(", ")
    return f"{citation.key}, {place}" if place else citation.key


def _works(library: Bibliography, cited_keys: set[str]) -> Iterator[tuple[str, PublishedWork]]:
    for key in sorted(cited_keys):
        entry = library.find(key)
        if entry:
            yield entry.key, printed_work(entry)


def printed_work(entry: Entry) -> PublishedWork:
    """What others know a work by."""
    return PublishedWork(
        _plain(entry.value("author", "editor", "organization", "institution")),
        _plain(entry.value("title")),
        _plain(entry.value("date", "year")),
    )


def _plain(value: str) -> str:
    return " ".join(value.replace("{", "").replace("}", "").split())


def changed_fields(before: PublishedWork, after: PublishedWork) -> Mapping[str, tuple[str, str]]:
    """What differs between two, by the names of the fields: what was printed, and what is now."""
    return {name: (was, now) for name, was in vars(before).items() if _bare(was) != _bare(now := getattr(after, name))}


def _bare(text: str) -> str:
    return " ".join(text.casefold().split())
