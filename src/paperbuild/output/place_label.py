"""What a link to a permanent address says: `Note 7`, `Table 3`, or the heading above and the paragraph's number."""

from __future__ import annotations

import re

from markupsafe import Markup

from paperbuild.output.view import View

_COUNTED = re.compile(r"(?P<above>.+)\.(?P<letter>[pi])(?P<count>[\d.]+)")


def place_label(view: View, address: str) -> str:
    """The words for the place `address`; the address itself where the paper has no words for it."""
    manuscript = view.manuscript
    strings = manuscript.locale.metadata.strings
    if address.startswith("note."):
        name = address.removeprefix("note.")
        number = next((number for number, one in view.note_names.items() if one == name), 0)
        return view.note_label(number) if number else address
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
    return f"{title}, {strings.paragraph if counted['letter'] == 'p' else strings.list_item} {counted['count']}"
