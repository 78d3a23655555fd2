"""Gives what stands in a manuscript identifiers: each once, and the same in every locale."""

from __future__ import annotations

import re
from collections.abc import Collection

import panflute as pf

from paperbuild.compose.trees import first_heading, walked
from paperbuild.model.manuscript import NOTE_ANCHOR, box_title_id
from paperbuild.model.section import CASE_CLASS, Section

# The identifiers of notes, their calls and the printed pages (render), which a heading "Note 1" would have too.
_RESERVED = re.compile(rf"(?:note|call)-{NOTE_ANCHOR}|page-\d+")


def part_identifier(doc: pf.Doc, section: Section) -> str:
    """The identifier of the part that `section`, with its tree `doc`, becomes: its heading's, or one of its name."""
    heading = first_heading(doc)
    if heading and heading.identifier:
        return str(heading.identifier)
    return "section-" + re.sub(r"[^\w.-]+", "-", section.name.removesuffix(".md"))


def linked_identifiers(sections: Collection[Section]) -> set[str]:
    """The identifiers that a link in `sections` leads to."""
    return {link.target.rpartition("#")[2] for section in sections for link in section.links}


def name_boxes(doc: pf.Doc, section: Section, linked: Collection[str]) -> None:
    """Gives boxes, and the headings in them, identifiers that are the same in every locale.

    Pandoc makes one of a heading's words, which keeps it only where a link leads there: where it is `linked`.
    """
    made = {heading.identifier for heading in section.headings if not heading.is_identifier_given}.difference(linked)
    above, count = part_identifier(doc, section), 0
    for block in doc.content:
        if isinstance(block, pf.Header):
            above, count = block.identifier or above, 0
        elif isinstance(block, pf.Div) and CASE_CLASS in block.classes:
            heading = first_heading(block)
            is_named = heading is not None and heading.identifier not in made
            if not block.identifier and not is_named:
                count += 1
                block.identifier = f"{above}.c{count}"
            if heading is not None and not is_named:
                heading.identifier = box_title_id(block.identifier)


def make_unique(doc: pf.Doc, taken: set[str]) -> None:
    """Gives what has an identifier that is `taken`, or a note's, one of its own, so that every link is clear."""

    def rename(element: pf.Element) -> None:
        identifier = getattr(element, "identifier", "")
        if identifier:
            element.identifier = _unique(identifier, taken)
            taken.add(element.identifier)

    walked(doc, rename)


def _unique(identifier: str, taken: Collection[str]) -> str:
    count, unique = 1, identifier
    while unique in taken or _RESERVED.fullmatch(unique):
        count += 1
        unique = f"{identifier}-{count}"
    return unique
