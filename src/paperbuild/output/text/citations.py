"""Has pandoc's citeproc write out every citation of a manuscript."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from paperbuild.engines.csl import prints_places, with_names_alone, with_quotes, with_ways_of, without_positions
from paperbuild.engines.layout.request import FAR_CLASS, NEAR_CLASS
from paperbuild.engines.limits import EngineLimits
from paperbuild.engines.memory import NO_MEMORY, EngineMemory
from paperbuild.engines.pandoc import cite, read_works
from paperbuild.engines.pandoc_tree import attr, citation_of, inlines_in, is_bare_span, span, with_content, word
from paperbuild.language.citation_terms import citation_words, date_form
from paperbuild.language.lookup import with_region
from paperbuild.language.scripts import ways_of
from paperbuild.language.typography import quotes, script
from paperbuild.model.bibliography import Bibliography
from paperbuild.model.manuscript import Cluster, Manuscript
from paperbuild.model.work import Work
from paperbuild.output.text.citation_marks import with_marks_of
from paperbuild.output.text.places import (
    NAMES_ALONE,
    CitedPlaces,
    bound,
    with_words_of_ours,
    within_bounds,
    without_bounds,
)
from paperbuild.output.text.references import as_reference
from paperbuild.syntax.bibtex.inheritance import with_parents
from paperbuild.syntax.bibtex.library import library_text
from paperbuild.syntax.bibtex.works import works_of

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block, CitationItem, CiteInline, Inlines, PandocDocument

_KEPT_AS, _MOST_KEPT = "works read", 32
_FORMATTED = frozenset({"Emph", "Strong", "SmallCaps", "Superscript", "Subscript"})
# Citing it is citing nothing: what comes after it does not repeat the work before it.
_NOTHING = Work("paperbuild:nothing", "document", texts={"title": [word("-")]})


def works(
    library: Bibliography, keys: Set[str] | None, locale: str, limits: EngineLimits, memory: EngineMemory = NO_MEMORY
) -> tuple[Work, ...]:
    """The works of a `library` whose keys are among `keys` (all, where that is None), read in the words of `locale`.

    They stay with the library, as a paper that is being written asks for them with every change of its text.

    Raises MissingToolError where pandoc is missing, EngineError where it fails, EngineTimeoutError or
    EngineMemoryError where it takes more than `limits`.
    """
    wanted = None if keys is None else frozenset(map(library.own_key, keys))
    known: dict[tuple[Set[str] | None, str], tuple[Work, ...]] = library.__dict__.setdefault(_KEPT_AS, {})
    if (wanted, locale) not in known:
        question = library_text(library, wanted), with_region(locale)
        answer = memory.remember("works", question, lambda: read_works(*question, *limits))
        for key in list(known)[: len(known) - _MOST_KEPT]:  # works are cited, and later not any more
            known.pop(key, None)
        known[wanted, locale] = works_of(answer, with_parents(library), locale)
    return known[wanted, locale]


def written_in_full(
    manuscript: Manuscript, style: str, library: Sequence[Work], memory: EngineMemory = NO_MEMORY
) -> list[Inlines]:
    """For each cluster its citation with every work named in full, as inlines of pandoc's JSON."""
    full = without_positions(style)
    if any(cluster.names_author for cluster in manuscript.clusters):
        full = with_names_alone(full, NAMES_ALONE)
    return _cite(manuscript, manuscript.clusters, full, library, memory)


def written_in_short(
    manuscript: Manuscript, style: str, library: Sequence[Work], memory: EngineMemory = NO_MEMORY
) -> list[Inlines]:
    """For each cluster its citation with repeated works in short form or as ibid., as the style has it.

    "Ibid." stands for the work of the note before, and only where it is the whole note: within a sentence ("as shown
    in ibid."), beside a work that is new, or after a note that names several works apart, the style is not asked for
    it. Where it may stand, a span of the class `pb-near` holds it, and one of the class `pb-far` the work by name, for
    a page on which the note before does not stand: the layout takes one of them.
    """
    order: list[int] = []
    sequence: list[Cluster] = []
    far: list[int] = []
    before: Cluster | None = None
    known: set[str] = set()
    counts = Counter(cluster.note for cluster in manuscript.clusters)
    for index, cluster in enumerate(manuscript.clusters):
        if cluster.note == 0:
            continue
        keys = {citation["citationId"] for citation in cluster.citations}
        may_be_ibid = before is not None and _may_be_ibid(cluster, before)
        is_new = not keys <= known  # asked for again, the work would be one that this note has named
        known |= keys
        is_parted = before is not None and counts[before.note] > 1  # which of its works would "ibid." mean?
        if not cluster.is_whole_note or is_parted or (may_be_ibid and is_new):
            sequence.append(_nothing_in(cluster.note))
            order.append(-1)
        sequence.append(cluster)
        order.append(index)
        if may_be_ibid and not is_new:
            far.append(index)
        before = cluster
    last = sequence[-1].note if sequence else 0
    again = [
        one
        for at, index in enumerate(far)
        for one in (_nothing_in(last + 2 * at + 1), replace(manuscript.clusters[index], note=last + 2 * at + 2))
    ]
    written = _cite(manuscript, (*sequence, *again), style, library, memory)
    near = dict(zip(order, written, strict=False))
    apart = dict(zip(far, written[len(order) + 1 :: 2], strict=True))
    return [_either(near.get(index, []), apart.get(index)) for index in range(len(manuscript.clusters))]


def _may_be_ibid(cluster: Cluster, before: Cluster) -> bool:
    """Whether a style may write "ibid." for `cluster`, by the cluster before it."""
    is_next = cluster.note == before.note + 1 and cluster.is_whole_note
    return is_next and cluster.citations[0]["citationId"] == before.citations[-1]["citationId"]


def _either(near: Inlines, far: Inlines | None) -> Inlines:
    if far is None or far == near:
        return near
    return [span(attr(classes=[NEAR_CLASS]), near), span(attr(classes=[FAR_CLASS]), far)]


def _nothing_in(note: int) -> Cluster:
    return Cluster(note, (citation_of(_NOTHING.key),), is_whole_note=False)


def _cite(
    manuscript: Manuscript,
    clusters: Sequence[Cluster],
    style: str,
    library: Sequence[Work],
    memory: EngineMemory = NO_MEMORY,
) -> list[Inlines]:
    if not clusters:
        return []
    found = _cited(manuscript, clusters, style, library, memory, has_places=prints_places(style))
    if found is None:  # it prints the places of some kinds of work, or of some kinds of place
        found = _cited(manuscript, clusters, style, library, memory, has_places=False)
    return found or []


def _cited(
    manuscript: Manuscript,
    clusters: Sequence[Cluster],
    style: str,
    library: Sequence[Work],
    memory: EngineMemory,
    *,
    has_places: bool,
) -> list[Inlines] | None:
    """The citations; None where words were given to the style for the place in a work, and it printed them nowhere."""
    locale = manuscript.locale.code
    places = CitedPlaces(locale, with_region(locale), has_places=has_places)
    paragraphs: list[Block] = [{"t": "Para", "c": [_cite_element(cluster, places)]} for cluster in clusters]
    document = {
        "pandoc-api-version": [1, 23, 1],
        "meta": {"lang": {"t": "MetaString", "c": with_region(locale)}, "references": _references(clusters, library)},
        "blocks": paragraphs,
    }
    limits = manuscript.settings.limits.pandoc
    if not ways_of(script(locale)).has_wide_marks:  # in Chinese and Japanese they are the marks of titles
        style = with_quotes(style, locale, quotes(locale))
    form = date_form(locale)
    date, months = form or ((), ())
    style = with_ways_of(style, locale, date, months, citation_words(locale))
    question = json.dumps(document), with_words_of_ours(style, locale)
    cited: PandocDocument = json.loads(memory.remember("citations", question, lambda: cite(*question, *limits)))
    lines = [block["c"] for block in cited["blocks"] if block["t"] == "Para"]
    written = [_content(line, cluster) for line, cluster in zip(lines, clusters, strict=True)]
    if has_places and not places.are_printed(paragraphs, written):
        return None
    return [with_marks_of(locale, places.filled(inlines)) for inlines in written]


def _references(clusters: Sequence[Cluster], library: Sequence[Work]) -> dict[str, Any]:
    """The works that are cited, as metadata."""
    keys = {citation["citationId"] for cluster in clusters for citation in cluster.citations}
    return {"t": "MetaList", "c": [as_reference(work) for work in (*library, _NOTHING) if work.key in keys]}


def _cite_element(cluster: Cluster, places: CitedPlaces) -> CiteInline:
    citations: list[CitationItem] = [
        {
            **(places.told_names(citation) if cluster.names_author else places.told(citation)),
            "citationMode": {"t": "NormalCitation"},
            "citationNoteNum": cluster.note,
        }
        for citation in cluster.citations
    ]
    return {"t": "Cite", "c": (bound(citations) if cluster.is_amid_sentence else citations, [word("?")])}


def _content(line: Inlines, cluster: Cluster) -> Inlines:
    """The inlines that citeproc wrote; within a note's own text they do not end its sentence."""
    inlines = _unwrapped(line)
    if cluster.names_author:
        return within_bounds(inlines)
    if cluster.is_amid_sentence:
        inlines = without_bounds(inlines)
    return inlines if cluster.ends_sentence else _without_full_stop(inlines)


def _unwrapped(inlines: Inlines) -> Inlines:
    """The inlines without the Cite, the Note and the spans that citeproc puts them in."""
    found: Inlines = []
    for inline in inlines:
        if inline["t"] == "Note":
            found += [part for block in inline["c"] if block["t"] == "Para" for part in _unwrapped(block["c"])]
        elif inline["t"] == "Cite" or is_bare_span(inline):
            found += _unwrapped(inlines_in(inline) or [])
        elif inline["t"] in _FORMATTED:
            found.append(with_content(inline, _unwrapped(inlines_in(inline) or [])))
        else:
            found.append(inline)
    return found


def _without_full_stop(inlines: Inlines) -> Inlines:
    last = inlines[-1] if inlines else None
    if last is None or last["t"] != "Str" or not last["c"].endswith("."):
        return inlines
    text = last["c"].removesuffix(".")
    return [*inlines[:-1], word(text)] if text else inlines[:-1]
