"""Cites the works of a manuscript: puts a mark wherever one is cited or listed, and remembers what it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from paperbuild.compose.sentences import Surroundings
from paperbuild.compose.trees import attributes_of
from paperbuild.compose.works_order import works_order
from paperbuild.engines.pandoc_tree import attr, citation_of, div, span, word
from paperbuild.model.bibliography import Bibliography, Entry
from paperbuild.model.classes import WORKS_CLASS
from paperbuild.model.manuscript import Cluster, cite_mark
from paperbuild.model.works_list import BY_APPEARANCE, wanted, works_list
from paperbuild.syntax.bibtex.inheritance import with_parents
from paperbuild.syntax.markdown.tree import BROKEN_CLASS

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block, CitationItem, CiteInline, DivBlock, Inline, StrInline


@dataclass
class Works:
    """The works of a `bibliography` as one manuscript in the language `locale` cites them: its `clusters`, in order."""

    bibliography: Bibliography
    locale: str
    clusters: list[Cluster] = field(default_factory=list)

    def cited(self, cite: CiteInline, note: int, around: Surroundings | None = None) -> list[Inline]:
        """A mark for the works of `cite` that can be cited, and a broken reference for each that cannot.

        `around` is what stands around it in the words of a note; None where it makes a note by itself.
        """
        known = [one for one in cite["c"][0] if self.bibliography.find(one["citationId"])]
        broken = [one for one in cite["c"][0] if not self.bibliography.find(one["citationId"])]
        content: list[Inline] = []
        if known:
            citations = tuple(map(self._by_own_key, known))
            content += [{"t": "Space"}] if around and around.needs_space else []
            content.append(self._mark(_cluster(max(note, 0), citations, around)))
        for citation in broken:
            content += [{"t": "Space"}] if content else []
            content.append(span(attr(classes=[BROKEN_CLASS]), [word(f"[@{citation['citationId']}]")]))
        return content

    def _mark(self, cluster: Cluster) -> StrInline:
        self.clusters.append(cluster)
        return word(cite_mark(len(self.clusters) - 1))

    def _by_own_key(self, citation: CitationItem) -> CitationItem:
        """A citation under the key that the work has of its own."""
        key = citation["citationId"]
        return {**citation, "citationId": self.bibliography.own_key(key)}

    def author(self, key: str) -> StrInline:
        """A mark for who wrote a work, as it is named in running text; the key of one that the library lacks."""
        if self.bibliography.find(key) is None:
            return word(f"@{key}")
        cited = (self._by_own_key(citation_of(key)),)
        return self._mark(Cluster(0, cited, is_whole_note=False, names_author=True))

    def cited_keys(self) -> list[str]:
        """The works cited so far, each once, in the order in which they are first cited."""
        return list(dict.fromkeys(one["citationId"] for cluster in self.clusters for one in cluster.citations))

    def fill_list(self, element: DivBlock, cited: Sequence[str], identifiers: set[str]) -> DivBlock | None:
        """A list of works with those that it asks for, of the whole library and of the keys `cited` in the paper, in
        the order that it asks for; None for another div. Their addresses are added to `identifiers`."""
        (identifier, classes, _), blocks = element["c"]
        asked = works_list(identifier, classes, attributes_of(element))
        if asked is None:
            return None
        known = with_parents(self.bibliography).values()
        entries = sorted(wanted(asked, known, cited), key=lambda one: works_order(one, self.locale))
        if asked.order == BY_APPEARANCE:
            places = {key: place for place, key in enumerate(cited)}
            entries.sort(key=lambda one: places.get(one.key, len(places)))
        items = [self._listed(entry, identifiers) for entry in entries]
        listed: list[Block] = [{"t": "BulletList", "c": items}] if items else []
        return div(attr(identifier, [*dict.fromkeys([*classes, WORKS_CLASS])]), [*blocks, *listed])

    def _listed(self, entry: Entry, identifiers: set[str]) -> list[Block]:
        """A work in a list; its address is that of its key, wherever a later edition may sort it."""
        mark = self._mark(Cluster(0, (citation_of(entry.key),), is_whole_note=True))
        address = f"work.{entry.key}"
        content = span(attr("" if address in identifiers else address), [mark])
        identifiers.add(address)
        return [{"t": "Plain", "c": [content]}]


def _cluster(note: int, citations: tuple[CitationItem, ...], around: Surroundings | None) -> Cluster:
    if around is None:
        return Cluster(note, citations, is_whole_note=True)
    return Cluster(
        note,
        citations,
        is_whole_note=False,
        is_amid_sentence=around.amid_sentence,
        is_sentence=around.ends_block and not around.amid_sentence,
    )
