"""Lists the notes of a manuscript: their numbers, their places, the works they cite and what they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from paperbuild.engines.bibtex import plain_text
from paperbuild.language.languages import joined
from paperbuild.language.locators import in_own_words
from paperbuild.model.bibliography import Bibliography, Entry
from paperbuild.model.manuscript import CITE_MARK, REFERENCE_MARK, Manuscript, Note
from paperbuild.syntax.bibtex.dates import entry_date
from paperbuild.syntax.bibtex.inheritance import with_parents
from paperbuild.syntax.bibtex.names import name_parts, split_names

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block, CitationItem, Part

_TEXTS = frozenset({"Str", "Code", "CodeBlock", "Math", "RawInline", "RawBlock"})
_SPACES = frozenset({"Space", "SoftBreak", "LineBreak"})
_ENDING = frozenset({"Plain", "Para", "CodeBlock", "Header", "LineBlock"})  # blocks of words, wherever they stand


@dataclass(frozen=True)
class ListedNote:
    """One note as it is listed. `section` is the name of the file it is called in, `line` counts from 1, `text` is
    the note as plain text, each work in short: author, title, year."""

    number: int
    id: str
    locale: str
    section: str
    path: str
    line: int
    citations: tuple[str, ...]
    text: str

    def as_mapping(self) -> Mapping[str, Any]:
        """Its values by their names, as JSON has them."""
        return {**asdict(self), "citations": list(self.citations)}


def listed_notes(manuscript: Manuscript, bibliography: Bibliography) -> list[ListedNote]:
    """The notes of `manuscript`, in order; the number of a translator's own is -1, -2, …"""
    return [_listed(note, manuscript, bibliography) for note in manuscript.notes]


def _listed(note: Note, manuscript: Manuscript, bibliography: Bibliography) -> ListedNote:
    section = next(section for section in manuscript.locale.sections if section.path == note.path)
    return ListedNote(
        number=note.number,
        id=note.identifier,
        locale=manuscript.locale.code,
        section=section.name,
        path=note.path,
        line=section.file.position(note.span.start).line,
        citations=note.keys,
        text=_text(note.blocks, manuscript, bibliography),
    )


def _text(blocks: Sequence[Block], manuscript: Manuscript, bibliography: Bibliography) -> str:
    said = " ".join(map(_plain, blocks))
    clusters, locale = manuscript.clusters, manuscript.locale.code
    references = [_plain(one.words) for one in manuscript.references]
    said = REFERENCE_MARK.sub(lambda mark: references[int(mark[1])], said)
    filled = CITE_MARK.sub(lambda mark: _works(clusters[int(mark[1])].citations, bibliography, locale), said)
    return " ".join(filled.split())


def _works(citations: Sequence[CitationItem], bibliography: Bibliography, locale: str) -> str:
    entries = with_parents(bibliography)
    return "; ".join(_work(citation, entries[citation["citationId"]], locale) for citation in citations)


def work_in_short(entry: Entry, locale: str) -> str:
    """A work as lists name it in a language: author, title, year."""
    return ", ".join(_parts(entry, locale))


def _work(citation: CitationItem, entry: Entry, locale: str) -> str:
    """One work in short, between what the citation says before and after it."""
    before, after = _plain(citation["citationPrefix"]), _plain(citation["citationSuffix"])
    after = in_own_words(after, locale)
    joint = "" if not after or after[0] in ",;:.)" or after[0].isspace() else " "
    return " ".join(part for part in (before, work_in_short(entry, locale) + joint + after) if part)


def _parts(entry: Entry, locale: str) -> Iterator[str]:
    names = entry.value("shortauthor", "author", "editor")
    if names:
        yield joined(_family_names(names), locale)
    title = plain_text(entry.value("shorttitle", "title", "journaltitle"))
    date = entry_date(entry)
    if title or not date:
        yield title or entry.key
    if date:  # what has no title is told by its day
        has_title = bool(entry.value("shorttitle", "title"))
        yield str(date.year) if has_title and date.year else date.typed or date.edtf or date.instead


def _family_names(names: str) -> list[str]:
    """The names in short: of `Marsh, Clara`, `Marsh`; more than two are the first et al."""
    families = [plain_text(name_parts(name).family_name or name).strip() for name, _ in split_names(names)]
    return families if len(families) <= 2 else [f"{families[0]} et al."]


def _plain(part: Part) -> str:
    """The words in any part of a tree, quotations in plain marks."""
    return "".join(_pieces(part))


def _pieces(part: Any) -> Iterator[str]:
    if isinstance(part, list | tuple):
        for item in part:
            yield from _pieces(item)
    elif isinstance(part, dict):
        kind: str = part.get("t", "")
        content: Any = part.get("c")
        if kind in _TEXTS:
            yield content if kind == "Str" else content[1]
        elif kind in _SPACES:
            yield " "
        elif kind == "Quoted":
            yield from ('"', *_pieces(content[1]), '"')
        elif kind == "DefinitionList":
            yield "\n".join(
                f"- {_plain(term)}: {'; '.join(_plain(one).strip() for one in said)}" for term, said in content
            )
        else:
            yield from _pieces(content[1] if kind == "Cite" else content)
        yield " " if kind in _ENDING else ""
