"""How much an SVG makes whoever draws it do: a few hundred bytes can ask for a thousand million shapes."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError, ParserCreate

MOST_DRAWN = 100_000
"""Elements that a picture may draw, each counted as often as it is drawn: the layout takes about 10 s for so many."""
DEEPEST = 100
"""Elements within each other, those that are used counted where they are drawn. WeasyPrint 70 loses a picture in which
150 patterns use each other, 300 elements deep: it draws in calls within calls, which Python ends at 1,000."""

_NAMED = re.compile(r"url\(\s*+(?:['\"]\s*+)?#([^'\")\s]*)", re.I)
_CONDITION = re.compile(r"\[[^\[\]]*+\]|:[\w:-]++(?:\([^()]*+\))?")
_NAME = re.compile(r"[\w-]++|\*")
_NUMBER = re.compile(r"\d++")
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})(?:\r\n|[ \t\r\n\f])?|\r\n|([^0-9a-f]))", re.I | re.DOTALL)
_INHERITED = ("fill", "stroke", "marker")
_GRADIENTS = {"linearGradient", "radialGradient"}
_BY_ADDRESS = {"use", "pattern", "filter", "textPath", "mpath", "feImage", "tref", *_GRADIENTS}
_ONLY_WHERE_NAMED = {"defs", "symbol", "marker", "pattern", "clipPath", "mask", "filter", "stop", *_GRADIENTS}
_ENOUGH = MOST_DRAWN + 1  # what is more needs no number


@dataclass(frozen=True)
class _Element:
    """An element of the SVG, by its local name, as are its attributes; `children` are places in the list of all."""

    name: str
    attributes: Mapping[str, str]
    children: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class _Weight:
    """What an element draws, with all that is in it or used by it: elements, corners of lines, and how deep."""

    drawn: int
    corners: int
    depth: int


_NOTHING = _Weight(0, 0, 0)


@dataclass(frozen=True)
class _Needs:
    """The places of what is drawn once with an element, and of what is drawn with each element and corner in it."""

    once: tuple[int, ...]
    each: tuple[int, ...]
    corner: tuple[int, ...]

    @property
    def all(self) -> tuple[int, ...]:
        """All of them."""
        return (*self.once, *self.each, *self.corner)


def excess_in_svg(content: bytes) -> str:
    """What the SVG `content` has too much of, or an empty text; and an empty one where it is no XML.

    Time grows with the size of `content`, however much it draws.
    """
    drawing = _read(content)
    weight = _weight(*drawing) if drawing and drawing[0] else _NOTHING
    if weight is None:
        return "something that draws itself"
    if weight.drawn > MOST_DRAWN:
        return f"more than {MOST_DRAWN:,} elements that are drawn"
    return f"elements more than {DEEPEST} deep within each other" if weight.depth > DEEPEST else ""


def without_css_escapes(text: str) -> str:
    """`text` with each escape of CSS as the letter that it means (CSS Syntax 3, 4.3.7): `\\75 rl(` is `url(`."""
    return _ESCAPE.sub(_meant, text) if "\\" in text else text


def _meant(match: re.Match[str]) -> str:
    if match[1]:
        number = int(match[1], 16)
        return chr(number) if number < 0x110000 else "\ufffd"
    return "" if (match[2] or "\n") in "\r\n\f" else match[2]


def _read(content: bytes) -> tuple[list[_Element], str] | None:
    """The elements in their order, and the text of the style sheets."""
    elements: list[_Element] = []
    open_now: list[int] = []
    sheets: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if open_now:
            elements[open_now[-1]].children.append(len(elements))
        open_now.append(len(elements))
        elements.append(_Element(_local(name), {_local(key): value for key, value in attributes.items()}))

    def end(_: str) -> None:
        open_now.pop()

    def text(said: str) -> None:
        if open_now and elements[open_now[-1]].name == "style":
            sheets.append(said)

    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    try:
        parser.Parse(content, True)
    except (ExpatError, LookupError, ValueError):
        return None
    return elements, without_css_escapes("".join(sheets))


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _weight(elements: list[_Element], sheet: str) -> _Weight | None:
    """The weight of the first element; None where something draws itself. Each element is weighed once."""
    named = [(one.attributes.get("id", ""), place) for place, one in enumerate(elements)]
    places = dict(reversed(named))  # the first of a name counts
    styles = _Styles(sheet, places.keys())
    edges = 0
    weights: dict[int, _Weight] = {}
    needs: dict[int, _Needs] = {}
    todo = [0]
    while todo:
        place = todo[-1]
        if place in weights:
            todo.pop()
        elif place in needs:
            weights[place] = _sum(_corners(elements[place]), needs[place], weights)
        else:
            needs[place] = _needs(elements, place, places, styles)
            edges += len(needs[place].all)
            if edges > MOST_DRAWN:  # each is drawn at least once; with many rules of style, there may be their square
                return _Weight(_ENOUGH, 0, 0)
            if any(needed in needs and needed not in weights for needed in needs[place].all):
                return None
            todo += needs[place].all
    return weights[0]


def _sum(corners: int, needs: _Needs, weights: Mapping[int, _Weight]) -> _Weight:
    once, each, corner = ([weights[place] for place in places] for places in (needs.once, needs.each, needs.corner))
    drawn = 1 + sum(weight.drawn for weight in once)
    corners += sum(weight.corners for weight in once)
    depth = 1 + max((weight.depth for weight in (*once, *each, *corner)), default=0)
    # A fill is inherited: what is in a group is filled one by one, and a line has a marker at each of its corners.
    drawn += drawn * sum(weight.drawn for weight in each) + corners * sum(weight.drawn for weight in corner)
    return _Weight(min(drawn, _ENOUGH), min(corners, _ENOUGH), min(depth, DEEPEST + 1))


def _needs(elements: list[_Element], place: int, places: Mapping[str, int], styles: _Styles) -> _Needs:
    one = elements[place]
    once = [child for child in one.children if elements[child].name not in _ONLY_WHERE_NAMED]
    if one.name in _BY_ADDRESS and (used := places.get(one.attributes.get("href", "").strip().removeprefix("#"))):
        once.append(used)
    each: list[int] = []
    corner: list[int] = []
    for key, name in dict.fromkeys((*_own_names(one), *styles.names(one))):
        if name in places:
            of = corner if key.startswith("marker") else each if key.startswith(_INHERITED) else once
            of.append(places[name])
    return _Needs(tuple(once), tuple(each), tuple(corner))


def _corners(one: _Element) -> int:
    """How many corners a line has at most."""
    return sum(len(_NUMBER.findall(one.attributes.get(key, ""))) for key in ("d", "points", "x1", "x2"))


def _own_names(one: _Element) -> Iterator[tuple[str, str]]:
    """What an element names by `url(#…)`, with the property."""
    for key, value in one.attributes.items():
        if "(" in value or "\\" in value:
            said = without_css_escapes(value)
            yield from _declared(said) if key == "style" else ((key, name) for name in _NAMED.findall(said))


def _declared(declarations: str) -> Iterator[tuple[str, str]]:
    for one in declarations.split(";"):
        key, _, value = one.partition(":")
        yield from ((key.strip().lower(), name) for name in _NAMED.findall(value))


class _Styles:
    """What the rules of a style sheet name by `url(#…)`, by the words that each selector ends with."""

    def __init__(self, sheet: str, known: Container[str]) -> None:
        self._by_word: dict[str, dict[tuple[str, str], None]] = {}
        for rule in sheet.split("}"):
            before, _, declarations = rule.rpartition("{")
            if named := [one for one in _declared(declarations) if one[1] in known]:
                for word in _last_words(before.rpartition("{")[2]):  # within `@media` as well
                    self._by_word.setdefault(word, {}).update(dict.fromkeys(named))

    def names(self, one: _Element) -> Iterator[tuple[str, str]]:
        """What the rules name that an element may follow, with the property."""
        words = {"*", one.name, one.attributes.get("id", ""), *one.attributes.get("class", "").split()}
        yield from (named for word in words if word in self._by_word for named in self._by_word[word])


def _last_words(selectors: str) -> set[str]:
    """The names of elements, classes and identifiers that selectors end with."""
    ends = (steps[-1] for one in _CONDITION.sub("", selectors).split(",") if (steps := one.split()))
    return {word for end in ends for word in _NAME.findall(end)}
