"""Has pandoc's citeproc write out every citation of a manuscript."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from paperbuild.engines.csl import without_positions
from paperbuild.engines.pandoc import cite
from paperbuild.manuscript import Cluster, Manuscript

Inlines = list[Any]


def written_in_full(manuscript: Manuscript, style: str, library: str) -> list[Inlines]:
    """For each cluster its citation with every work named in full, as inlines of pandoc's JSON."""
    return _cite(manuscript, manuscript.clusters, without_positions(style), library)


def written_in_short(manuscript: Manuscript, style: str, library: str) -> list[Inlines]:
    """For each cluster its citation with repeated works in short form or as ibid., as the style has it.

    "Ibid." must have one meaning: after a note that names several works apart, the style is not asked for it.
    """
    order: list[int] = []
    sequence: list[Cluster] = []
    for index, cluster in enumerate(manuscript.clusters):
        if cluster.note == 0:
            continue
        if sequence and _is_ambiguous(sequence, cluster):
            sequence.append(Cluster(sequence[-1].note, sequence[-2].citations, is_whole_note=False))
            order.append(-1)
        sequence.append(cluster)
        order.append(index)
    written = _cite(manuscript, tuple(sequence), style, library)
    by_index = dict(zip(order, written, strict=True))
    return [by_index.get(index, []) for index in range(len(manuscript.clusters))]


def _is_ambiguous(before: Sequence[Cluster], cluster: Cluster) -> bool:
    """Whether the note before `cluster`'s has several citations, of which the last is cited again."""
    if len(before) < 2 or before[-1].note == cluster.note or before[-2].note != before[-1].note:
        return False
    return _keys(before[-2]) != _keys(before[-1])


def _keys(cluster: Cluster) -> list[str]:
    return [citation["citationId"] for citation in cluster.citations]


def _cite(manuscript: Manuscript, clusters: Sequence[Cluster], style: str, library: str) -> list[Inlines]:
    if not clusters:
        return []
    locale = manuscript.locale.code
    document = {
        "pandoc-api-version": [1, 23, 1],
        "meta": {"lang": {"t": "MetaString", "c": locale}},
        "blocks": [{"t": "Para", "c": [_cite_element(cluster)]} for cluster in clusters],
    }
    timeout_s = manuscript.settings.limits.pandoc_timeout_s
    cited = json.loads(cite(json.dumps(document), style, library, timeout_s))
    paragraphs = [block for block in cited["blocks"] if block["t"] == "Para"]
    return [_content(paragraph, cluster) for paragraph, cluster in zip(paragraphs, clusters, strict=True)]


def _cite_element(cluster: Cluster) -> dict[str, Any]:
    citations = [
        {**citation, "citationMode": {"t": "NormalCitation"}, "citationNoteNum": cluster.note}
        for citation in cluster.citations
    ]
    return {"t": "Cite", "c": [citations, [{"t": "Str", "c": "?"}]]}


def _content(paragraph: Any, cluster: Cluster) -> Inlines:
    """The inlines that citeproc wrote; within a note's own text they do not end its sentence."""
    inlines = list(_unwrapped(paragraph["c"]))
    return inlines if cluster.is_whole_note else _without_full_stop(inlines)


def _unwrapped(inlines: Inlines) -> Inlines:
    """The inlines without the Cite and the Note that citeproc puts them in."""
    found: Inlines = []
    for inline in inlines:
        if inline["t"] == "Cite":
            found += _unwrapped(inline["c"][1])
        elif inline["t"] == "Note":
            found += [part for block in inline["c"] for part in _unwrapped(block["c"])]
        else:
            found.append(inline)
    return found


def _without_full_stop(inlines: Inlines) -> Inlines:
    if not inlines or inlines[-1]["t"] != "Str" or not inlines[-1]["c"].endswith("."):
        return inlines
    text = inlines[-1]["c"][:-1]
    return [*inlines[:-1], {"t": "Str", "c": text}] if text else inlines[:-1]
