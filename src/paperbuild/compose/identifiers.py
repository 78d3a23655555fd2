"""Gives what stands in a manuscript identifiers: each once, and the same in every locale."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from paperbuild.compose.trees import Around, first_heading, walked
from paperbuild.engines.pandoc_tree import ATTRIBUTES_AT, attr, attr_of, div, link
from paperbuild.model.classes import CASE_CLASS, callout_kind
from paperbuild.model.manuscript import NOTE_ANCHOR, box_title_id
from paperbuild.model.section import Section
from paperbuild.syntax.targets import target_of

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block, DivBlock, HeaderBlock, Inline

# The identifiers of notes, their calls and the printed pages (render), which a heading "Note 1" would have too.
_RESERVED = re.compile(rf"(?:note|call)-{NOTE_ANCHOR}|page-\d+")


def part_identifier(blocks: Sequence[Block], section: Section) -> str:
    """The identifier of the part that `section`, with its tree `blocks`, becomes: its heading's, or one of its name."""
    heading = first_heading(blocks)
    if heading and identifier_of(heading):
        return identifier_of(heading)
    return "section-" + re.sub(r"[^\w.-]+", "-", section.name.removesuffix(".md"))


def linked_identifiers(sections: Collection[Section]) -> set[str]:
    """The identifiers that a link in `sections` leads to."""
    return {link.target.rpartition("#")[2] for section in sections for link in section.links}


def identifier_of(heading: HeaderBlock) -> str:
    """The identifier of a heading; empty where it has none."""
    return heading["c"][1][0]


def name_boxes(
    blocks: Sequence[Block], section: Section, linked: Collection[str], renames: Mapping[str, str]
) -> list[Block]:
    """`blocks` in which boxes, and the headings in them, have identifiers that are the same in every locale.

    Pandoc makes one of a heading's words, which keeps it only where a link leads there: where it is `linked`. `renames`
    are those that have been told apart.
    """
    made = {heading.identifier for heading in section.headings if not heading.is_identifier_given}.difference(linked)
    made = {renames.get(identifier, identifier) for identifier in made}
    above, counts = part_identifier(blocks, section), Counter[str]()
    named: list[Block] = []
    for block in blocks:
        box = block
        if block["t"] == "Header":
            above, counts = identifier_of(block) or above, Counter()
        elif block["t"] == "Div" and (letter := _letter(block)):
            heading = first_heading(block["c"][1])
            is_named = heading is not None and identifier_of(heading) not in made
            if not block["c"][0][0] and not is_named:
                counts[letter] += 1
                box = _named(box, f"{above}.{letter}{counts[letter]}")
            if heading is not None and not is_named:
                box = _with_title(box, heading)
        named.append(box)
    return named


def renamed(blocks: list[Block], section: Section, renames: Mapping[str, Mapping[str, str]]) -> list[Block]:
    """`blocks` of `section` in which its headings have the identifiers that tell them apart from those of others, and
    every link leads to what its author meant: without a file's name, to the section's own. `renames` are, by the path
    of a section, its identifiers as they are and as they are in the paper (`model/identifiers.py`)."""
    own = renames.get(section.path, {})

    def rename(heading: HeaderBlock, _: Around) -> Block | None:
        new = own.get(identifier_of(heading))
        return _named(heading, new) if new else None

    def lead(element: Any, _: Around) -> Inline | None:
        attributes, words, (target, title) = element["c"]
        to = target_of(target, section.path)
        new = _renamed_target(to.fragment, renames.get(to.path, {}) if to.path else own)
        return link("Link", attributes, words, (f"#{new}", title)) if new else None

    made: list[Block] = walked(blocks, {"Header": rename, "Link": lead}) if renames else blocks
    return made


def _renamed_target(fragment: str, renames: Mapping[str, str]) -> str:
    """What an identifier, or the address of something under its heading, is in the paper; empty where it stays."""
    if fragment in renames:
        return renames[fragment]
    above = (old for old in renames if fragment.startswith(f"{old}.") and not old.startswith("note."))
    old = next(above, "")
    return renames[old] + fragment.removeprefix(old) if old else ""


def _letter(box: DivBlock) -> str:
    """What is before the number of a case (`c`) or a callout with a title of its own (`n`); empty for other divs."""
    (_, classes, _), blocks = box["c"]
    if CASE_CLASS in classes:
        return "c"
    return "n" if callout_kind(classes) and first_heading(blocks) else ""


def _with_title(box: Any, heading: HeaderBlock) -> Block:
    """`box` with its heading named after it."""
    attributes, blocks = box["c"]
    title = box_title_id(attributes[0])
    return div(attributes, [_named(block, title) if block is heading else block for block in blocks])


def _named(element: Any, identifier: str) -> Any:
    content = [*element["c"]]
    at = ATTRIBUTES_AT[element["t"]]
    content[at] = attr(identifier, *content[at][1:])
    return {**element, "c": content}


def make_unique(blocks: list[Block], taken: set[str]) -> list[Block]:
    """`blocks` in which what has an identifier that is `taken`, or a note's, has one of its own, so that every link is
    clear."""

    def rename(element: Any, _: Around) -> Any:
        attributes = attr_of(element)
        if not attributes or not attributes[0]:
            return None
        identifier = _unique(attributes[0], taken)
        taken.add(identifier)
        return element if identifier == attributes[0] else _named(element, identifier)

    made: list[Block] = walked(blocks, dict.fromkeys(ATTRIBUTES_AT, rename))
    return made


def _unique(identifier: str, taken: Collection[str]) -> str:
    count, unique = 1, identifier
    while unique in taken or _RESERVED.fullmatch(unique):
        count += 1
        unique = f"{identifier}-{count}"
    return unique
