"""The words of pandoc's trees, as tests compare them."""

from __future__ import annotations

from paperbuild.engines.pandoc_tree import GAPS, elements


def words_in(part: object) -> str:
    """The words in any part of a tree, and a space for each gap."""
    said = (
        element["c"] if element["t"] == "Str" else " " if element["t"] in GAPS else "" for element in elements(part)
    )
    return "".join(said)
