"""Says what abbreviations mean: where each is first used in a section, and in a list where the paper asks for one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from paperbuild.compose.trees import Around, walked
from paperbuild.engines.pandoc_tree import attr, div, span, word
from paperbuild.language.collation import sort_key
from paperbuild.model.classes import ABBREVIATIONS_CLASS

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block, DefinitionBlock, DivBlock, Inline, StrInline

MEANING_CLASS = "pb-abbreviation"
"""The class of the span around an abbreviation whose `title` is what it means."""

# A heading is shown elsewhere too, and a link or a picture says what it is by its own words.
_SILENT = frozenset({"Header", "Link", "Image", "Cite", "Note"})


@dataclass(frozen=True)
class Abbreviations:
    """The abbreviations of a locale: what each means (`meanings`, by the abbreviation), in the language `locale`."""

    meanings: Mapping[str, str]
    locale: str

    def explained(self, blocks: list[Block]) -> list[Block]:
        """The `blocks` of one section, in which the first use of each abbreviation has its meaning, and a div of the
        class for it the list of them all. A section may be read by itself, so each has its first use."""
        waiting = dict(self.meanings)

        def explain(text: StrInline, around: Around) -> list[Inline] | None:
            if not waiting or any(element["t"] in _SILENT for element in around):
                return None
            return self._pieces(text["c"], waiting)

        return walked(walked(blocks, {"Str": explain}), {"Div": self._filled})  # type: ignore[no-any-return]

    def _pieces(self, text: str, waiting: dict[str, str]) -> list[Inline] | None:
        """A word with each abbreviation of it that still waits for its meaning in a span; None where there is none."""
        made: list[Inline] = []
        at = 0
        for match in self._pattern.finditer(text):
            meaning = waiting.pop(match[0], None)
            if meaning is not None:
                made += [word(text[at : match.start()])] if match.start() > at else []
                made.append(span(attr(classes=[MEANING_CLASS], attributes=[("title", meaning)]), [word(match[0])]))
                at = match.end()
        if not made:
            return None
        return [*made, word(text[at:])] if at < len(text) else made

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.meanings, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")

    def _filled(self, element: DivBlock, _: Around) -> DivBlock | None:
        attributes, held = element["c"]
        if ABBREVIATIONS_CLASS not in attributes[1]:
            return None
        names = sorted(self.meanings, key=lambda name: sort_key(name, self.locale))
        listed: DefinitionBlock = {"t": "DefinitionList", "c": [self._item(name) for name in names]}
        return div(attributes, [*held, listed])

    def _item(self, name: str) -> tuple[list[Inline], list[list[Block]]]:
        return [word(name)], [[_words(self.meanings[name])]]


def _words(text: str) -> Block:
    inlines: list[Inline] = []
    for piece in text.split():
        inlines += [{"t": "Space"}, word(piece)] if inlines else [word(piece)]
    return {"t": "Plain", "c": inlines}
