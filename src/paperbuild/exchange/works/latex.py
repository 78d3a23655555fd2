"""Text of other formats as the library has it: LaTeX, with the capitals of names kept."""

from __future__ import annotations

import re

_LATEX = {
    "\\": "\\textbackslash{}",
    "{": "\\{",
    "}": "\\}",
    "&": "\\&",
    "%": "\\%",
    "$": "\\$",
    "#": "\\#",
    "_": "\\_",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "\u00a0": "~",
}
_COMMANDS = {
    "i": "\\emph{",
    "b": "\\textbf{",
    "sup": "\\textsuperscript{",
    "sub": "\\textsubscript{",
    "sc": "\\textsc{",
}
# The mark-up of CSL JSON (citeproc-js, "Rich text"): what else looks like a tag is text.
_TAG = re.compile(r"<(?P<close>/)?(?P<tag>i|b|sup|sub|sc|span)(?:\s[^<>]*)?>")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_BREAK = re.compile(r"(?:[:.?!]|\s[-–—])\s*[\"“‘'(]*\Z")
_TITLE_CASE = 0.5  # of the longer words after the first: what has more capitals is in title case
_LONGER = 4  # letters


def as_latex_text(text: str) -> str:
    """`text`, with the mark-up of CSL JSON, as a value without its delimiters. Its braces are balanced."""
    pieces, at, depth = [], 0, 0
    for match in _TAG.finditer(text):
        pieces.append(_escaped(text[at : match.start()]))
        at = match.end()
        if not match["close"]:
            depth += 1
            pieces.append(_COMMANDS.get(match["tag"], "{"))
        elif depth:
            depth -= 1
            pieces.append("}")
    return "".join([*pieces, _escaped(text[at:]), "}" * depth])


def as_title(text: str, *, is_english: bool) -> str:
    """A title as a value without its delimiters. Programs write titles in English with small letters but for what
    stands in braces: so do names here, and the whole of a title that is in title case, where no name can be told."""
    written = as_latex_text(text)
    if not is_english:
        return written
    words = [match for match in _WORD.finditer(text) if not _begins(text, match.start())]
    longer = [match[0] for match in words if len(match[0]) >= _LONGER]
    capitals = sum(word[0].isupper() for word in longer)
    if len(longer) > 1 and capitals > _TITLE_CASE * len(longer):
        return f"{{{written}}}"
    names = {match[0] for match in words if match[0][0].isupper() and match[0] != "I"}
    names |= {match[0] for match in _WORD.finditer(text) if re.search(r"[^\W\d_a-z]", match[0][1:])}
    if not names:
        return written
    pattern = "|".join(re.escape(_escaped(name)) for name in sorted(names, key=len, reverse=True))
    return re.sub(rf"(?<![\w\\])(?:{pattern})(?!\w)", lambda match: f"{{{match[0]}}}", written)


def _begins(text: str, at: int) -> bool:
    """Whether a word begins the title or a part of it."""
    before = text[:at]
    return not re.search(r"\w", before) or _BREAK.search(before) is not None


def _escaped(text: str) -> str:
    return "".join(_LATEX.get(letter, letter) for letter in text)
