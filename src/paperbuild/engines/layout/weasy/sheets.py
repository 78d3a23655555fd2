"""Reads style sheets and fonts once: documents with the same ones share what WeasyPrint made of them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from paperbuild.engines.layout.journal import Journal, Notes
from paperbuild.engines.layout.request import LayoutRequest
from paperbuild.engines.layout.weasy.faces import digest_of
from paperbuild.engines.layout.weasy.keys import StyleKeys, key_of

_MOST_SHEETS = 4
_MOST_SUBSETS = 48


@dataclass(eq=False)
class Sheets:
    """The style sheets of a document, read, and the fonts that they name. `noticed` is what came up meanwhile."""

    fonts: Any
    noticed: Notes = field(default_factory=Notes)
    read: list[Any] | None = None
    page_rules: list[Any] = field(default_factory=list)
    layers: list[Any] = field(default_factory=list)
    counter_styles: dict[str, Any] = field(default_factory=dict)
    profiles: dict[str, Any] = field(default_factory=dict)
    styles: StyleKeys | None = None


class SheetStore:
    """The style sheets that are read, the last few of them."""

    def __init__(self) -> None:
        self._known: OrderedDict[Any, Sheets] = OrderedDict()

    def of(self, page: Any, is_same: Callable[[Mapping[str, str | None]], bool]) -> Sheets:
        """Those of `page`, a WeasyPrint HTML; read before where their text is the same, and what they ask for."""
        from weasyprint.text.fonts import FontConfiguration

        key = page.base_url, *_sources(page.etree_element)
        found = self._known.pop(key, None)
        if found is None or not is_same(found.noticed.fetched):
            found = Sheets(FontConfiguration())
        self._known[key] = found
        while len(self._known) > _MOST_SHEETS:
            self._known.popitem(last=False)
        return found


def sheets_key(page: Any, request: LayoutRequest) -> bytes:
    """What tells the style sheets of `page`, and all that they may ask for, from others, in every process. Pictures are
    not among it: each page says which it shows."""
    beside = sorted(
        (url, media_type, blake2b(content, digest_size=16).digest())
        for url, (content, media_type) in request.resources.items()
        if not media_type.startswith("image/")
    )
    return key_of((page.base_url, *_sources(page.etree_element), *beside, *sorted(request.fonts), request.variant))


def _sources(root: Any) -> Iterator[Any]:
    """What names the style sheets of a document, in its order."""
    for element in root.iter():
        if element.tag in {"style", "link"}:
            yield element.tag, tuple(element.attrib.items()), element.text


def read_sheets_once(journal: Journal) -> None:
    """Mends the functions that read style sheets and cut down fonts, for the life of this process."""
    from weasyprint import css
    from weasyprint.pdf.fonts import Font

    find, clean = css.find_stylesheets, Font.clean
    subsets: OrderedDict[Any, Any] = OrderedDict()

    def find_once(root: Any, medium: str, fetcher: Any, base_url: str, fonts: Any, *rest: Any) -> Iterator[Any]:
        counter_style, profiles, page_rules, layers = rest
        sheets: Sheets | None = fonts.__dict__.get("sheets")
        if sheets is None:
            yield from find(root, medium, fetcher, base_url, fonts, *rest)
            return
        if sheets.read is None:
            before = dict(counter_style)
            with journal.part() as sheets.noticed:
                sheets.read = list(find(root, medium, fetcher, base_url, fonts, *rest))
            sheets.page_rules, sheets.layers, sheets.profiles = list(page_rules), list(layers), dict(profiles)
            sheets.counter_styles = {
                name: value for name, value in counter_style.items() if before.get(name) is not value
            }
        else:
            page_rules += sheets.page_rules
            layers += sheets.layers
            counter_style.update(sheets.counter_styles)
            profiles.update(sheets.profiles)
        journal.notes.add(sheets.noticed)
        yield from sheets.read

    def clean_once(font: Any, letters: Mapping[int, str], hinting: bool) -> None:
        made = (
            font.name,
            font.font_size,
            font.weight,
            font.style,
            tuple(font.variations.items()),
            digest_of(font.__dict__.get("face", font)),
        )
        key = made, hinting, bool(font.missing), tuple(sorted(letters))
        found = subsets.pop(key, None)
        if found is None:
            clean(font, letters, hinting)
            found = font.file_content, font.tables, font.hb_face, font.variations
        subsets[key] = found
        font.file_content, font.tables, font.hb_face, font.variations = found
        while len(subsets) > _MOST_SUBSETS:
            subsets.popitem(last=False)

    css.find_stylesheets = find_once
    Font.clean = clean_once
