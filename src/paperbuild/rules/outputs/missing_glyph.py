"""The text has a letter that none of the PDF's fonts has.

If no font has the letter, the PDF shows an empty box. If this machine happens to have another font with the letter,
that font is used: it does not match the rest, and on another machine the letter may look different or be missing. So
this counts as an error too. Use another letter, name a font that has it in `templates/print.css`, or install the fonts
of the language: `paperbuild doctor` names them and the line that installs them.

If the fonts of a script are not installed at all, there is one finding for the language, with the line that installs
them. Then only the PDF and EPUB of that language are not written. (The EPUB has the page numbers of the PDF.) The HTML
and all other languages are written, and the exit status is 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.manuscript import Manuscript

RULE = Rule("OUT003", "missing-glyph", Severity.ERROR, __doc__)

_HINT = "choose another letter, or see `paperbuild doctor` for the fonts of this language"
_NAMED = 3


def found(manuscript: Manuscript, letters: str, family: str = "") -> Iterator[Diagnostic]:
    """A finding in each section that has any of `letters`, at the first of them, or one for the paper's metadata.

    `family` is the font of this machine's that they were set in, or empty where there is none.
    """
    code = manuscript.locale.code
    left = set(letters)
    for section in manuscript.locale.sections:
        own = [letter for letter in sorted(left) if letter in section.file.text]
        if own:
            first = min(section.file.text.find(letter) for letter in own)
            yield RULE.at(section.file, Span(first, first + 1), _message(section.file, first, own, family), _HINT, code)
    texts = "".join(section.file.text for section in manuscript.locale.sections)
    rest = sorted(letter for letter in left if letter not in texts)
    if rest:
        yield RULE.at_file(f"content/{code}/metadata.toml", f"{_named(rest)}{_instead(family)}", _HINT, code)


def without_fonts(manuscript: Manuscript, letters: str, families: Sequence[str], install: str) -> Diagnostic:
    """The one finding about `letters`, at the first of them: the fonts that have them are not installed.

    `families` are those fonts, `install` is the line that installs them.
    """
    code = manuscript.locale.code
    names = f"the font{'s' if len(families) > 1 else ''} {' and '.join(families)}"
    hint = f"install the fonts: {install}"
    for section in manuscript.locale.sections:
        places = [section.file.text.find(letter) for letter in letters if letter in section.file.text]
        if places:
            first = min(places)
            own = [section.file.text[first], *(one for one in letters if one != section.file.text[first])]
            message = f"{_shown(own)} need{_s(own)} {names}, which {_are(families)} not installed"
            return RULE.at(section.file, Span(first, first + 1), message, hint, code)
    message = f"{_shown(list(letters))} need{_s(letters)} {names}, which {_are(families)} not installed"
    return RULE.at_file(f"content/{code}/metadata.toml", message, hint, code)


def _s(letters: Sequence[str]) -> str:
    return "s" if len(letters) == 1 else ""


def _are(families: Sequence[str]) -> str:
    return "are" if len(families) > 1 else "is"


def _message(file: SourceFile, first: int, letters: list[str], family: str) -> str:
    at_first = file.text[first]
    return f"{_named([at_first, *(letter for letter in letters if letter != at_first)])}{_instead(family)}"


def _named(letters: Sequence[str]) -> str:
    return f"no font of the design has {_shown(letters)}"


def _shown(letters: Sequence[str]) -> str:
    shown = ", ".join(f"`{letter}` (U+{ord(letter):04X})" for letter in letters[:_NAMED])
    more = len(letters) - _NAMED
    others = f" and {more} other{'s' if more > 1 else ''}" if more > 0 else ""
    return f"{shown}{others}"


def _instead(family: str) -> str:
    return f": set in {family}, which another machine may not have" if family else ""
