"""A section has front matter, which paperbuild neither reads nor prints.

Quarto, R Markdown, Jekyll, Hugo and Obsidian take the title, the author and the date of a text from such lines. Here,
the title of a section is its heading. What concerns the whole paper belongs in two files: `content/paper.toml` has what
is the same in every language, `content/en/metadata.toml` has what is translated.

    ---
    ^^^ front matter is not read, and not printed
    title: Rents
    date: 2026-01-01
    ---

    # Rents

Delete these lines, and write what readers should see in the places that the hint names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.section import FrontMatter, Section

RULE = Rule("SEC013", "front-matter", Severity.ERROR, __doc__)

_IN_METADATA = "metadata.toml"
_IN_PAPER = "content/paper.toml"
_PLACES: Mapping[str, str] = {
    "title": "the heading `# …`",
    "subtitle": _IN_METADATA,
    "short-title": _IN_METADATA,
    "abstract": _IN_METADATA,
    "translators": _IN_METADATA,
    "authors": _IN_PAPER,
    "editors": _IN_PAPER,
    "licence": _IN_PAPER,
    "copyright": _IN_PAPER,
    "edition": _IN_PAPER,
    "version": _IN_PAPER,
    "description": _IN_METADATA,
    "keywords": _IN_METADATA,
    "date": _IN_PAPER,
    "publisher": _IN_PAPER,
    "doi": _IN_PAPER,
    "isbn": _IN_PAPER,
    "slug": _IN_PAPER,
}
"""Where a value belongs that has the same name there."""
_OTHER_NAMES: Mapping[str, tuple[str, str]] = {
    "author": ("authors", _IN_PAPER),
    "editor": ("editors", _IN_PAPER),
    "license": ("licence", _IN_PAPER),
    "tags": ("keywords", _IN_METADATA),
    "categories": ("keywords", _IN_METADATA),
    "summary": ("description", _IN_METADATA),
    "csl": ("citation-style", _IN_PAPER),
    "papersize": ("paper-size", _IN_PAPER),
    "lang": ("locale", _IN_PAPER),
    "language": ("locale", _IN_PAPER),
}
"""What a value is called where it belongs, and where that is."""


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every block of front matter; told at its first line."""
    for block in section.front:
        line = section.file.line_span(section.file.position(block.span.start).line)
        message = "front matter is not read, and not printed"
        yield RULE.at(section.file, line, message, _hint(section, block), section.locale)


def _hint(section: Section, block: FrontMatter) -> str:
    places = [f"`{name}` belongs in {_PLACES[name]}" for name in block.names if name in _PLACES]
    places += [
        f"`{name}` is `{other}` in {place}" for name, (other, place) in _OTHER_NAMES.items() if name in block.names
    ]
    if "title" in block.names and section.headings:
        places = [place for place in places if not place.startswith("`title`")]
    return "; ".join(["delete these lines", *places])
