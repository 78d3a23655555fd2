"""What a link to a permanent address says: `Note 7`, `Table 3`, or the heading above and the paragraph's number."""

from __future__ import annotations

import re
from html import unescape

from markupsafe import Markup, escape

from paperbuild.compose.labels import labels_in
from paperbuild.language.typography import comma
from paperbuild.output.text.references import plain
from paperbuild.output.view import View

_COUNTED = re.compile(r"(?P<above>.+)\.(?P<letter>[pitf])(?P<count>[\d.]+)")
_CAPTIONED = {"t": "table", "f": "figure"}
_TABLE = re.compile(r'<table(?: id="(?P<name>[^"]*)")?')


def has_place(view: View, address: str) -> bool:
    """Whether something in the text has the address: a work that no list names has not."""
    if address.startswith("note."):
        return address.removeprefix("note.") in view.note_names.values()
    written = f' id="{escape(address)}"'
    return any(written in html for html in view.fragments.parts)


def place_label(view: View, address: str) -> str:
    """The words for the place `address`; the address itself where the paper has no words for it."""
    manuscript = view.manuscript
    if address.startswith("note."):
        name = address.removeprefix("note.")
        number = next((number for number, one in view.note_names.items() if one == name), 0)
        return view.note_label(number) if number else address
    if address.startswith("work."):
        return _work_label(view, address.removeprefix("work.")) or address
    if label := _label(view, address) or _label(view, _table(view, address)):
        return label
    titles = {entry.identifier: title for entry, title in zip(manuscript.contents, view.fragments.titles, strict=True)}
    counted = _COUNTED.fullmatch(address)
    above = counted["above"] if counted else address
    while above not in titles and "." in above:
        above = above.rpartition(".")[0]
    title = Markup(titles[above]).striptags() if above in titles else ""  # noqa: S704 - pandoc wrote it
    if not title or not counted:
        return title or address
    lead = f"{title}{comma(manuscript.locale.code)}"
    if kind := _CAPTIONED.get(counted["letter"]):  # it has no number in print: what it has here would be taken for one
        return f"{lead}{labels_in(manuscript.locale).word(kind)}"
    kind = manuscript.locale.strings["paragraph" if counted["letter"] == "p" else "list_item"]
    return f"{lead}{kind} {counted['count']}"


def _label(view: View, identifier: str) -> str:
    """What the caption of what has a number begins with; empty for what has none."""
    return next((one.label for one in view.manuscript.numbered if one.identifier == identifier), "")


def _table(view: View, address: str) -> str:
    """The identifier of the table that stands in the box with that address; empty where there is none."""
    counted = _COUNTED.fullmatch(address)
    if counted is None or counted["letter"] != "t":
        return ""
    for html in view.fragments.parts:
        _, is_there, rest = html.partition(f' id="{escape(address)}"')
        if is_there and (found := _TABLE.search(rest)):
            return str(unescape(found["name"] or ""))
    return ""


def _work_label(view: View, key: str) -> str:
    """The title of the work with that key."""
    work = next((one for one in view.works if one.key == key), None)
    return plain(work.texts.get("title", [])) if work else ""
