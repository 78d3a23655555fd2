"""Renders a manuscript as one HTML file that needs no network and no script."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup, escape

from paperbuild.language.dates import language_name
from paperbuild.language.typography import direction
from paperbuild.model.formats import Format
from paperbuild.model.manuscript import box_title_id, note_mark
from paperbuild.model.paper import Paper
from paperbuild.output.artifact import Artifact
from paperbuild.output.banner import BANNER_PIXELS
from paperbuild.output.citing import citing_values, public_address
from paperbuild.output.coins import coins
from paperbuild.output.colours import colours
from paperbuild.output.described import json_ld
from paperbuild.output.front import front_part
from paperbuild.output.html.beside_text import close_notes
from paperbuild.output.html.key_parts import key_entries
from paperbuild.output.html.reach import reach_of
from paperbuild.output.names import BANNER_SUFFIX
from paperbuild.output.published import published_css
from paperbuild.output.reference_files import reference_files, works_files
from paperbuild.output.templates import Templates
from paperbuild.output.text.aliases import page_aliases, with_aliases
from paperbuild.output.text.elements import Edit, FragmentElement, edited, elements_of
from paperbuild.output.text.links import media_type, with_images, with_lead
from paperbuild.output.text.made import made, written
from paperbuild.output.view import View, call_id, note_id
from paperbuild.rules.outputs import notes_in_order
from paperbuild.rules.templates import outside_resource

PAGE_TEMPLATE = "page.html.jinja"
SCREEN_STYLE_SHEET = "screen.css"

_HEADINGS = {f"h{level}": f"h{min(level + 1, 6)}" for level in range(1, 7)}  # the title of the paper is the first
_COUNTED = re.compile(r".+\.[pi]([\d.]+)")
_BOX_TITLE = box_title_id("")


def render_html(view: View, templates: Templates, paper: Paper) -> Artifact:
    """The HTML of `view`, UTF-8, images in it as `data:` URLs."""
    values = view.values(lambda number: _call(view, number))
    values["css"] = Markup(published_css(templates.text(SCREEN_STYLE_SHEET)))  # noqa: S704 - a style sheet, not the paper's text
    values["formats"], values["languages"] = _formats(view, paper), _languages(view, paper)
    others = _Others(tuple(one["locale"] for one in values["languages"] if not one["is_own"]), paper.settings.slug)
    values["colours"] = colours(values["design"], values["accent"])
    values |= front_part(view, paper)
    strings = values["strings"]
    values["parts"] = [
        {**part, "html": _with_links_to_self(str(part["html"]), strings, others)} for part in values["parts"]
    ]
    close = close_notes(view)
    values["notes"] = [
        {**note, "html": _numbered(note, strings, others), "close_to": close[note["id"]]} for note in values["notes"]
    ]
    values["key_parts"] = key_entries(values["contents"], view.manuscript)
    values["citing"], values["json_ld"] = citing_values(view, paper), json_ld(view, paper)
    values["coins"] = coins(view.manuscript)
    values["reference_files"] = reference_files(view.manuscript, paper, values["citing"]["bibtex"])
    values["works_files"] = works_files(view.manuscript, view.works)
    values["published"], values["banner"] = _published(view), {"width": BANNER_PIXELS[0], "height": BANNER_PIXELS[1]}
    page = templates.render(PAGE_TEMPLATE, values)
    page = with_aliases({PAGE_TEMPLATE: page}, page_aliases(paper, view.manuscript.locale.code))[PAGE_TEMPLATE]
    noticed = [
        *notes_in_order.found_in_markup(view.manuscript, "html", page),
        *(outside_resource.found(paper, written, PAGE_TEMPLATE) for written in reach_of(page)),
    ]
    return Artifact(with_images(page, lambda path: _embedded(path, view)).encode(), tuple(noticed))


@dataclass(frozen=True)
class _Others:
    """The other locales of the paper, by their codes, and how its files are called in all of them."""

    codes: tuple[str, ...]
    slug: str

    def links(self, address: str) -> str:
        """Links to `address` in each of them: the style sheet shows them where somebody has followed it.

        As few letters as can be, as there are so many; and without words, so that none stand in the text.
        """
        escaped = str(escape(address))
        links = "".join(f"{before}{escaped}{after}" for before, after in self._around)
        return made('<span class="to-others">{}</span>', written(links)) if links else ""

    @cached_property
    def _around(self) -> tuple[tuple[str, str], ...]:
        """What stands before and after the address in the link to each locale: there are many of these links."""
        after = '" hreflang="{0}" lang="{0}" aria-label="{1}"></a>'
        return tuple(
            (made('<a href="../{}/{}.html#', code, self.slug), made(after, code, language_name(code)))
            for code in self.codes
        )


def _published(view: View) -> dict[str, str]:
    """Where the page, the PDF and the list of all languages are published; empty where nobody says where."""
    settings, code = view.manuscript.settings, view.manuscript.locale.code
    html, pdf = (public_address(settings, code, suffix) for suffix in ("html", "pdf"))
    picture = public_address(settings, code, BANNER_SUFFIX)
    return {"html": html, "pdf": pdf, "picture": picture, "all": f"{settings.url}index.html" if settings.url else ""}


def _formats(view: View, paper: Paper) -> list[dict[str, str]]:
    """The other files that are made of this locale, beside this one."""
    slug = paper.settings.slug
    types = {Format.PDF: "application/pdf", Format.EPUB: "application/epub+zip"}
    return [
        {"name": name.upper(), "href": f"{slug}.{name}", "type": kind}
        for name, kind in types.items()
        if name in view.formats
    ]


def _languages(view: View, paper: Paper) -> list[dict[str, Any]]:
    """The paper's locales, this one among them, where `build` puts their files; none where this is the only one.

    What there is follows from the sources, not from what has been built: the same sources give the same bytes.
    """
    own = view.manuscript.locale.code
    codes = [source.code for source in paper.project.locales if source.sections]
    return [
        {
            "locale": code,
            "name": language_name(code),
            "direction": direction(code),
            "href": f"../{code}/{paper.settings.slug}.html",
            "address": public_address(paper.settings, code, "html") or f"../{code}/{paper.settings.slug}.html",
            "is_own": code == own,
        }
        for code in codes
        if codes != [own]
    ]


def _call(view: View, number: int) -> str:
    return made(
        '<sup id="call.{name}"><a class="note-call" id="{call}" href="#{note}" role="doc-noteref" '
        'aria-label="{label}">{mark}</a></sup>',
        name=view.note_names[number],
        call=call_id(number),
        note=note_id(number),
        label=view.note_label(number),
        mark=note_mark(number),
    )


def _numbered(note: Mapping[str, Any], strings: Mapping[str, str], others: _Others) -> Markup:
    """The note with its number before it, which leads to the address that the note has in every edition."""
    label = f"{strings['permanent_address']}: {note['label']}"
    # A translator's own note is in no other language.
    row = "" if note["is_own"] else others.links(note["address"])
    link = made(
        '<a class="note-number" id="{address}" href="#{address}" aria-label="{label}">{number}</a>{row} {kind}',
        address=note["address"],
        label=label,
        number=note["number"],
        row=written(row),
        kind=note["kind_html"],
    )
    return written(with_lead(str(note["html"]), link))


def _with_links_to_self(html: str, strings: Mapping[str, str], others: _Others) -> Markup:
    """A part with a link to itself beside everything that has an address, and its headings one level down; after each
    of these links, those to the same address in the other locales.

    Those of headings can always be reached by keyboard. Those of paragraphs and items are many: they are shown under
    the mouse, and, once the address of a heading or one of them has been followed, in all of its part (`screen.css`).
    """
    label = strings["permanent_address"]
    words = {"p": strings["paragraph"], "li": strings["list_item"]}
    edits: list[Edit] = []
    for element in elements_of(html):
        if element.name in _HEADINGS:
            edits += _of_heading(element, label, others)
        elif element.name in words and element.attributes.keys() - {"dir"} == {"id"}:
            edits += _of_block(element, f"{label}: {words[element.name]}", others)
    return written(edited(html, edits))


def _of_heading(heading: FragmentElement, label: str, others: _Others) -> Iterator[Edit]:
    start, end, name = heading.start, heading.after, _HEADINGS[heading.name]
    address = heading.identifier.removesuffix(_BOX_TITLE)
    if heading.identifier:
        yield Edit(start, start, '<div class="heading">')
    yield Edit(start, start + len("<h1"), "<" + name)
    yield Edit(heading.end, end, "</" + name + ">")
    if heading.identifier:
        said = heading.says(_is_call).strip()
        yield Edit(end, end, _link(address, f"{label}: {said}") + others.links(address) + "</div>")


def _is_call(element: FragmentElement) -> bool:
    first = element.first_block
    is_call = first is not None and first.attributes.get("class") == "note-call"
    return element.name == "sup" and (is_call or element.attributes.get("class") == "note-comma")


def _of_block(block: FragmentElement, label: str, others: _Others) -> Iterator[Edit]:
    count = _COUNTED.fullmatch(block.identifier)
    if count:
        first = block.first_block
        is_paragraph = first is not None and first.name == "p" and not first.attributes
        at = first.inside if first is not None and is_paragraph else block.inside
        address = block.identifier
        yield Edit(at, at, _link(address, f"{label} {count[1]}") + others.links(address))


def _link(address: str, label: str) -> str:
    """A link without words, so that none stand in the text: the style sheet shows its sign."""
    return made('<a class="to-self" href="#{}" aria-label="{}"></a>', address, label)


def _embedded(path: str, view: View) -> str:
    content = base64.b64encode(view.pictures[path]).decode()
    return f"data:{media_type(path)};base64,{content}"
