"""A field has letters that were read in the wrong encoding, or a sign that stands for a lost letter.

At some point a UTF-8 file was opened as a Windows or Latin-1 file, and each letter other than a to z turned into two
or three.

    author = {MÃ¼ller, Anna}
               ^^ write `ü`

Type the right letter, or export the work again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography
from paperbuild.syntax.bibtex.biblatex import PRINTED_FIELDS

RULE = Rule("BIB024", "garbled-letter", Severity.ERROR, __doc__)

# A letter of UTF-8 is a first byte and one to three that follow it (RFC 3629), which Windows-1252 shows as one of
# `_FOLLOWS`. What a text may hold for itself, a capital before a closing mark or one foreign letter, is no proof.
_FOLLOWS = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_IN_A_WORD = rf"(?:(?![’”“‘–—…»›]){_FOLLOWS}|{_FOLLOWS}(?=[^\W\d_])(?!s\b))"
_GARBLED = re.compile(
    rf"Â{_FOLLOWS}|[ÃÄÅ]{_IN_A_WORD}|â[€‚„ˆ†‰]{_FOLLOWS}|ï[¬»¼]{_FOLLOWS}|ðŸ{_FOLLOWS}{_FOLLOWS}"
    rf"|(?:[Â-ß]{_FOLLOWS}){{2,}}|(?:[à-ï]{_FOLLOWS}{_FOLLOWS}){{2,}}"
)
_LOST = re.compile("\ufffd+")
_CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f]+")


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every run of garbled letters, and every sign for a lost one, in a field that is printed."""
    for entry in library.entries:
        for field in entry.fields.values():
            if field.name not in PRINTED_FIELDS:
                continue
            for match in _CONTROLS.finditer(field.value):
                message = f"`{field.name}` has a control character (U+{ord(match[0][0]):04X}), which is not a letter"
                yield RULE.at(library.file, field.place(*match.span()), message, "delete it, or type the letter")
            for match in _GARBLED.finditer(field.value):
                if meant := _meant(match[0]):
                    message = f"`{match[0]}` in `{field.name}` was read in the wrong encoding"
                    hint = f"write `{meant}`, or export the work again"
                    yield RULE.at(library.file, field.place(*match.span()), message, hint)
            for match in _LOST.finditer(field.value):
                message = f"`{match[0]}` in `{field.name}` stands for a letter that was lost"
                yield RULE.at(library.file, field.place(*match.span()), message, "type the letter")


def _meant(garbled: str) -> str:
    """The letters that were read as `garbled`; empty if there are none."""
    try:
        return b"".join(map(_byte, garbled)).decode("utf-8")
    except UnicodeError:
        return ""


def _byte(letter: str) -> bytes:
    """The byte that Windows-1252 shows as `letter`; of those it has no letter for, the control character."""
    return letter.encode("latin-1") if letter < "\u0100" else letter.encode("cp1252")
