"""Shortens a long text in which little has changed to what has changed and a few words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from paperbuild.compare.editions.tokens import are_parted
from paperbuild.language.spacing import stretches

_AROUND = 8  # words before and after a change

Pieces = Sequence[tuple[str, str]]
"""Words in pieces, each with `same`, `gone` or `come` (`model.changes`)."""


def excerpt(words: Pieces) -> list[tuple[str, str]]:
    """`words` with an ellipsis in the place of what is far from every change, and a space between what has come and
    what is gone."""
    runs = [(how, "".join(text for _, text in group)) for how, group in groupby(words, key=lambda one: one[0])]
    if all(how == "same" for how, _ in runs):
        return _beginning("".join(text for _, text in runs))
    while runs and not runs[-1][1].strip():
        runs.pop()
    return [*_parted([piece for at in range(len(runs)) for piece in _short(runs, at)])]


def _parted(words: Pieces) -> Iterator[tuple[str, str]]:
    before = ""
    for how, text in words:
        if how == "come" and are_parted(before, text):
            yield "same", " "
        yield how, text
        before = text if how == "gone" else ""


def _beginning(text: str) -> list[tuple[str, str]]:
    """The first words of a text in which nothing has changed."""
    parts = stretches(text)
    more = ["…"] if len(parts) > 2 * _AROUND else []
    return [("same", " ".join([*parts[: 2 * _AROUND], *more]))] if parts else []


def _short(runs: Pieces, at: int) -> Iterator[tuple[str, str]]:
    how, text = runs[at]
    parts = stretches(text)
    if how != "same" or len(parts) <= 2 * _AROUND:
        yield how, text
        return
    before = [*parts[:_AROUND], "…"] if at else ["…"]
    after = parts[-_AROUND:] if at < len(runs) - 1 else []
    lead, end = (" " if one.isspace() else "" for one in (text[:1], text[-1:]))
    yield how, f"{lead}{' '.join([*before, *after])}{end}"
