"""Checks each built file with the OUT rules: what its readers get, not what it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.model.formats import Format
from paperbuild.rules.outputs import (
    built_notes,
    dead_link,
    empty_box,
    headless_table,
    missing_metadata,
    note_links,
    outside_request,
    pressed_picture,
    repeated_identifier,
    unembedded_font,
    unnamed_image,
    unresolved_mark,
)
from paperbuild.verify.checker import OwnChecker
from paperbuild.verify.edition import Edition
from paperbuild.verify.place import WHOLE, BuiltFile
from paperbuild.verify.reading import Call, FileReading, NoteText


class Outputs(OwnChecker):
    """This project's own rules on finished files."""

    name = "paperbuild"

    def check(self, edition: Edition) -> Iterator[Diagnostic]:
        """What is wrong with each file by itself."""
        wanted = max((sum(n.number > 0 for n in reading.notes) for reading in edition.readings.values()), default=0)
        for name, reading in edition.readings.items():
            yield from check_file(edition.files[name], name, reading, wanted)
            if not edition.locale:
                yield from _lost_files(edition.files[name], reading)


def _lost_files(file: BuiltFile, reading: FileReading) -> Iterator[Diagnostic]:
    """The links of a page beside the papers that lead to files of the papers which are not there.

    Those pages themselves are made by different commands, and may be there one without the other.
    """
    for link in reading.beside:
        if "/" in link.target_file and not (file.disk.parent / unquote(link.target_file)).exists():
            message = f"the link to `{link.target_file}` leads to a file that is not there"
            yield file.finding(dead_link.RULE, link.place, message, "build all of the paper: `paperbuild build`")


def check_file(file: BuiltFile, name: Format, reading: FileReading, wanted: int) -> Iterator[Diagnostic]:
    """What is wrong with one file, which is to have `wanted` notes: as many as the format that has most."""
    yield from _numbers(file, "call", reading.calls, wanted)
    yield from _numbers(file, "note", reading.notes, wanted)
    yield from _note_links(file, reading)
    yield from _ways(file, reading)
    yield from _for_listeners(file, reading)
    for fact, said in (("title", reading.title), ("language", reading.language)):
        if not said:
            yield file.finding(missing_metadata.RULE, WHOLE, f"the {name.upper()} does not say its {fact}")
    for place in reading.pressed:
        yield file.finding(pressed_picture.RULE, place, "the width and the height of an image change its proportions")
    for place in reading.marks:
        yield file.finding(unresolved_mark.RULE, place, "the text shows a mark that paperbuild uses while it works")
    for said, place in reading.boxes:
        yield file.finding(empty_box.RULE, place, f"{said} show as a box: the font does not have them")
    for font in reading.fonts_outside:
        yield file.finding(unembedded_font.RULE, WHOLE, f"the font `{font}` is not embedded")


def _numbers(file: BuiltFile, what: str, found: Sequence[Call | NoteText], wanted: int) -> Iterator[Diagnostic]:
    """The first number that is lost, doubled or out of order, and every one that shows as another."""
    found = [one for one in found if one.number > 0]
    numbers = [one.number for one in found]
    for index, number in enumerate(numbers, start=1):
        if number != index:
            message = f"the {what} of note {number} stands where that of note {index} should"
            if index not in numbers:
                message = f"the {what} of note {index} is missing; that of note {number} stands in its place"
            yield file.finding(
                built_notes.RULE, found[index - 1].place, message.replace("the note of note", "the text of note")
            )
            break
    else:
        if len(numbers) < wanted:
            missing = f"the {what} of note {len(numbers) + 1} is missing".replace(
                "the note of note", "the text of note"
            )
            yield file.finding(built_notes.RULE, WHOLE, f"{missing}: there are {len(numbers)} of {wanted}")
    for one in found:
        if one.shown != str(one.number):
            shown = f"`{one.shown}`" if one.shown else "no number"
            yield file.finding(built_notes.RULE, one.place, f"{what} {one.number} shows {shown}")


def _note_links(file: BuiltFile, reading: FileReading) -> Iterator[Diagnostic]:
    for call in reading.calls:
        if call.number not in reading.call_links:
            yield file.finding(note_links.RULE, call.place, f"the call of note {call.number} does not lead to it")
    for note in reading.notes:
        if note.number not in reading.back_links:
            yield file.finding(note_links.RULE, note.place, f"note {note.number} does not lead back to its call")

    for small in reading.small_links:
        what = f"the call of note {small.number}" if small.is_call else f"the number of note {small.number}"
        size = f"{small.width_pt:.1f} by {small.height_pt:.1f} points"
        yield file.finding(note_links.RULE, small.place, f"{what} can hardly be clicked: its link is {size}")


def _ways(file: BuiltFile, reading: FileReading) -> Iterator[Diagnostic]:
    for identifier, place in reading.repeated:
        yield file.finding(repeated_identifier.RULE, place, f"the identifier `{identifier}` is used twice")
    for link in reading.dead_links:
        target = f"{link.target_file}#{link.target}" if link.target else link.target_file
        yield file.finding(dead_link.RULE, link.place, f"the link to `{target}` leads nowhere")
    for said, place in reading.requests:
        yield file.finding(outside_request.RULE, place, f"the file {said}")


def _for_listeners(file: BuiltFile, reading: FileReading) -> Iterator[Diagnostic]:
    for picture in reading.pictures:
        if picture.alternative is None:
            yield file.finding(unnamed_image.RULE, picture.place, "an image has no alternative text")
    for place in reading.headless_tables:
        yield file.finding(headless_table.RULE, place, "a table has no header cells")
