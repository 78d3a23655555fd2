"""What an editor has said was meant: the places that a correction names, for the rules on editions."""

from __future__ import annotations

from paperbuild.model.edition import EditionRecord
from paperbuild.model.paper import Paper


def corrected_since(paper: Paper, record: EditionRecord) -> frozenset[str]:
    """The addresses that corrections name that are not older than the edition of `record`."""
    corrections = paper.source.metadata.corrections
    return frozenset(address for one in corrections if one.date >= record.date for address in one.addresses)
