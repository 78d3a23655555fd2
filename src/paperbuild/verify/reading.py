"""What a reader gets of a finished file, whatever its format: words, headings, notes, and the ways between them."""

from __future__ import annotations

from dataclasses import dataclass

from paperbuild.verify.place import WHOLE, Place

ITEM_MARK, HEADER, CAPTION, CODE = "mark of a list", "header of a table", "caption", "code"
PART_KINDS = (ITEM_MARK, HEADER, CAPTION, CODE)
"""The kinds of parts of a text, by what they are called."""


class BrokenFileError(Exception):
    """A file that cannot be read to its end; `place` is where that shows."""

    def __init__(self, message: str, place: Place = WHOLE) -> None:
        super().__init__(message)
        self.message = message
        self.place = place


AFTER, INSTEAD = "after", "instead"


@dataclass(frozen=True)
class Word:
    """A word of the running text, as `words.split` makes it. `starts_line` says that it may be the rest of the word
    before, which the end of a line or of a page has divided. `page` says that in print the number of a page stands
    `AFTER` the words that it is of, as in a list of figures, or `INSTEAD` of them, in a reference to a page, and the
    number of that in the file."""

    text: str
    place: Place
    starts_line: bool = False
    page: str = ""


@dataclass(frozen=True)
class FileHeading:
    """A heading. `depth` counts from 1, the highest of the file; `at` is the index of its first word in the text."""

    text: str
    depth: int
    place: Place
    at: int


@dataclass(frozen=True)
class Call:
    """The call of a note in the text, and the number that it has for its readers."""

    number: int
    place: Place
    shown: str


@dataclass(frozen=True)
class NoteText:
    """A note, with the words that it says. `shown` is the number that it has for its readers, empty where it has none;
    it is no word of it. `name` is its slug, where the format has it as an address."""

    number: int
    words: tuple[Word, ...]
    place: Place
    shown: str
    name: str = ""


@dataclass(frozen=True)
class FileLink:
    """A link within the file: `target` is the identifier, of `target_file` in an EPUB; both as they are written."""

    target: str
    place: Place
    target_file: str = ""


@dataclass(frozen=True)
class SmallLink:
    """The number of a note, at its call or at the note, of which a click meets no more than `width_pt` by
    `height_pt`."""

    number: int
    is_call: bool
    width_pt: float
    height_pt: float
    place: Place


@dataclass(frozen=True)
class Picture:
    """A picture. `alternative` is None where it has none, and empty where it says that it is an ornament."""

    place: Place
    alternative: str | None
    source: str = ""


@dataclass(frozen=True)
class FilePart:
    """A part of the text: its `kind` is one of `PART_KINDS`. `text` is as it stands, of code with its lines."""

    kind: str
    text: str
    place: Place
    is_block: bool = False


@dataclass(frozen=True)
class FileReading:
    """A finished file as it is read, in the order in which it is.

    `call_links` are the numbers of the calls that lead to their note, `back_links` those of the notes that lead back;
    `small_links` are the numbers that lead, but that hardly anybody can click.
    `asides` are texts that some formats have and others leave out: a pull quote repeats what the text says. `requests`
    say what the file asks for or runs, `boxes` what it shows no letter for; `beside` are the links to other files.
    `parts` are the marks of lists, headers, captions and code of the text, `pressed` pictures out of shape.
    `frame` and `contents` are the words around the text and those of the contents, where mark-up tells them apart.
    """

    title: str = ""
    language: str = ""
    words: tuple[Word, ...] = ()
    headings: tuple[FileHeading, ...] = ()
    calls: tuple[Call, ...] = ()
    notes: tuple[NoteText, ...] = ()
    call_links: frozenset[int] = frozenset()
    small_links: tuple[SmallLink, ...] = ()
    back_links: frozenset[int] = frozenset()
    asides: tuple[tuple[str, ...], ...] = ()
    pictures: tuple[Picture, ...] = ()
    headless_tables: tuple[Place, ...] = ()
    repeated: tuple[tuple[str, Place], ...] = ()
    dead_links: tuple[FileLink, ...] = ()
    beside: tuple[FileLink, ...] = ()
    frame: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    requests: tuple[tuple[str, Place], ...] = ()
    marks: tuple[Place, ...] = ()
    boxes: tuple[tuple[str, Place], ...] = ()
    fonts_outside: tuple[str, ...] = ()
    parts: tuple[FilePart, ...] = ()
    pressed: tuple[Place, ...] = ()
