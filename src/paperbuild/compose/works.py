"""Cites the works of a manuscript: puts a mark wherever one is cited or listed, and remembers what it stands for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import panflute as pf

from paperbuild.engines.pandoc_tree import citation_of
from paperbuild.language.collation import sort_key
from paperbuild.model.bibliography import Bibliography, Entry
from paperbuild.model.manuscript import Cluster, cite_mark
from paperbuild.model.section import WORKS_CLASS
from paperbuild.syntax.markdown.tree import BROKEN_CLASS

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import CitationItem


@dataclass
class Works:
    """The works of a `bibliography` as one manuscript in the language `locale` cites them: its `clusters`, in order."""

    bibliography: Bibliography
    locale: str
    clusters: list[Cluster] = field(default_factory=list)

    def cited(self, cite: pf.Cite, note: int, *, is_whole_note: bool) -> list[pf.Inline]:
        """A mark for the works of `cite` that can be cited, and a broken reference for each that cannot."""
        known = [c for c in cite.citations if self.bibliography.find(c.id)]
        broken = [c for c in cite.citations if not self.bibliography.find(c.id)]
        content: list[pf.Inline] = []
        if known:
            content.append(self._mark(max(note, 0), [self._as_json(citation) for citation in known], is_whole_note))
        for citation in broken:
            content += [pf.Space] if content else []
            content.append(pf.Span(pf.Str(f"[@{citation.id}]"), classes=[BROKEN_CLASS]))
        return content

    def _mark(self, note: int, citations: Sequence[CitationItem], is_whole_note: bool) -> pf.Str:
        self.clusters.append(Cluster(note, tuple(citations), is_whole_note))
        return pf.Str(cite_mark(len(self.clusters) - 1))

    def _as_json(self, citation: pf.Citation) -> CitationItem:
        """A citation as JSON, under the key that the work has of its own."""
        item: CitationItem = json.loads(json.dumps(citation.to_json(), default=lambda element: element.to_json()))
        return {**item, "citationId": self.bibliography.aliases.get(citation.id, citation.id)}

    def author(self, key: str) -> str:
        """Who wrote a work, as it is named in running text."""
        entry = self.bibliography.find(key)
        if entry is None:
            return f"@{key}"
        return entry.value("shortauthor", "author", "editor", "title").strip("{}")

    def fill_list(self, element: pf.Div, identifiers: set[str]) -> pf.Div | None:
        """A list of works with those that it asks for by keyword, in the order of their sort keys; None for another
        div. Their addresses are added to `identifiers`."""
        if WORKS_CLASS not in element.classes:
            return None
        wanted = element.attributes.get("keyword", "")
        entries = [entry for entry in self.bibliography.by_key.values() if _has_keyword(entry, wanted)]
        items = [self._listed(entry, identifiers) for entry in sorted(entries, key=self._sort_key)]
        content = [*element.content, pf.BulletList(*items)] if items else list(element.content)
        return pf.Div(*content, identifier=element.identifier, classes=[*element.classes])

    def _sort_key(self, entry: Entry) -> Any:
        """By the entry's own sort key where it has one, else by its author or title, as the language sorts them."""
        words = entry.value("sortkey", "author", "editor", "title").strip("{}")
        return (*sort_key(words, self.locale), entry.key)

    def _listed(self, entry: Entry, identifiers: set[str]) -> pf.ListItem:
        """A work in a list; its address is that of its key, wherever a later edition may sort it."""
        mark = self._mark(0, [citation_of(entry.key)], is_whole_note=True)
        address = f"work.{entry.key}"
        content = pf.Span(mark, identifier="" if address in identifiers else address)
        identifiers.add(address)
        return pf.ListItem(pf.Plain(content))


def _has_keyword(entry: Entry, keyword: str) -> bool:
    own = {word.strip() for word in entry.value("keywords").split(",")}
    return not keyword or keyword in own
