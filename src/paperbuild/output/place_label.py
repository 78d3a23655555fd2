"""What a link to a permanent address says: `Note 7`, `Table 3`, or the heading above and the paragraph's number."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from paperbuild.language.typography import comma
from paperbuild.output.text.references import plain
from paperbuild.output.view import View

_COUNTED = re.compile(r"(?P<above>.+)\.(?P<letter>[pi])(?P<count>[\d.]+)")


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
    if label := next((one.label for one in manuscript.numbered if one.identifier == address), ""):
        return label
    titles = {entry.identifier: title for entry, title in zip(manuscript.contents, view.fragments.titles, strict=True)}
    counted = _COUNTED.fullmatch(address)
    above = counted["above"] if counted else address
    while above not in titles and "." in above:
        above = above.rpartition(".")[0]
    title = Markup(titles[above]).striptags() if above in titles else ""  # noqa: S704 - pandoc wrote it
    if not title or not counted:
        return title or address
    kind = manuscript.locale.strings["paragraph" if counted["letter"] == "p" else "list_item"]
    return f"{title}{comma(manuscript.locale.code)}{kind} {counted['count']}"


def _work_label(view: View, key: str) -> str:
    """The title of the work with that key."""
    work = next((one for one in view.works if one.key == key), None)
    return plain(work.texts.get("title", [])) if work else ""
