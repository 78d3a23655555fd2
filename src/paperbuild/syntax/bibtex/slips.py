r"""What reference managers and web pages leave in a field that does not belong there, and the field without it.

Everything here says what was meant without a doubt, or nothing: rules name it in their hints, and `paperbuild fix`
writes it. A DOI with a prefix or with LaTeX in it stays the DOI that it was; an entity of HTML becomes its character.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import unquote

DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s{}\\\"]+|10/[a-z0-9]{3,}", re.IGNORECASE)
"""A DOI (ISO 26324), or a short one (shortdoi.org): anything may come after the slash, `(`, `<`, `;` and `_` too."""

URL = re.compile(r"(?:https?|ftp)://[^\s/?#{}\\<>\"]+(?::\d+)?[^\s{}\\<>\"]*", re.IGNORECASE)
"""An address on the web (RFC 3986), with letters beyond ASCII as they are typed."""

_LONGEST = 4000  # characters of a DOI or an address that anybody means: what is longer is looked at no further
_DOI_PREFIX = re.compile(
    r"(?:https?://)?(?:(?:dx\.|www\.)?doi\.org(?:/|:\s*)|doi\.[\w.-]+/(?=10\.)"
    r"|(?:info:|urn:)?doi(?:\s*[:/]\s*|\s+(?=10[./])))\s*",
    re.IGNORECASE,
)
_ON_THE_WEB = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.[\w.-]+/", re.IGNORECASE)
_NO_SCHEME = re.compile(
    r"(?://)?((?:www\.(?:[\w-]+\.)+\w+|(?:[\w-]+\.)+[a-z]{2,}(?=[:/]))(?::\d+)?(?:/[^\s{}\\<>\"]*)?)"
)
_WRAPPED = re.compile(r"\\(?:url|nolinkurl|path)\s*\{(.*)\}", re.DOTALL)
_IN_BRACES = re.compile(r"\{([^{}]*)\}")
_SIGNS = {"textless": "<", "textgreater": ">", "textasciitilde": "~", "textunderscore": "_", "sim": "~", "lt": "<"}
_SIGNS |= {"gt": ">", "textbar": "|", "textasciicircum": "^", "textquotesingle": "'"}
_TYPED = re.compile(
    r"\$\s*([<>]|\\(?:sim|lt|gt|_)(?![a-zA-Z]))\s*\$"
    rf"|\{{\\(?:{'|'.join(_SIGNS)})\s*(?:\{{\}})?\}}|\\(?:{'|'.join(_SIGNS)})(?:\{{\}}|\s+|(?![a-zA-Z]))"
    r"|\{\\[~^]\{\}\}|\\[~^]\{\}|\{\\?[_%&#~$]\}|\\[_%&#~$]"
)

# An entity, its `&` and `#` as they are or escaped; one that was escaped twice is `&amp;#8217;`.
_ENTITY = re.compile(
    r"(?:\{\\&\}|\\?&)(?:amp;)*((?:\{\\\#\}|\\?\#)(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6})|[A-Za-z][A-Za-z0-9]{1,31});"
)
# A tag of HTML or of a publisher's XML, its marks as they are or as reference managers write them.
_LESS, _GREATER = (
    rf"(?:{sign}|\\?&{name};|\{{\\text{word}\}}|\\text{word}(?:\{{\}}|[ ]|(?![a-zA-Z]))|\{{?\$[ ]?{sign}[ ]?\$\}}?)"
    for sign, name, word in (("<", "lt", "less"), (">", "gt", "greater"))
)
_COMMANDS = {
    **dict.fromkeys(("i", "em", "italic"), "textit"),
    **dict.fromkeys(("b", "strong", "bold"), "textbf"),
    **dict.fromkeys(("sub", "inf"), "textsubscript"),
    **dict.fromkeys(("sup",), "textsuperscript"),
    **dict.fromkeys(("sc", "scp"), "textsc"),
}
_BRACE = re.compile(r"(?<!\\)[{}]")
_TAG = re.compile(
    rf"{_LESS}(?P<end>/?)(?:jats:|mml:)?(?P<name>{'|'.join(_COMMANDS)}|u|tt|tex|m(?:ath|row|text|su[bp]|subsup|i|o|n)|p|br|span|div|title|sec|h[1-6])"
    rf"(?:\s[^<>{{}}\\$&]{{0,200}})?/?{_GREATER}",
    re.IGNORECASE,
)
_AS_LATEX: Mapping[str, str] = {
    **{sign: f"\\{sign}" for sign in "&%#$_{}"},
    '"': '{"}',
    "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "\u00a0": "~",
    "\u00ad": "",
    "\u200b": "",
}


def plain_address(value: str) -> str:
    r"""A DOI or an address without the LaTeX that was put into it: `{\_}` is `_`, `\url{…}` what it holds.

    Of anything else nothing is taken: what is not a DOI and no address afterwards was none before.
    """
    if len(value) > _LONGEST:
        return value
    value = without_entities(value.strip())
    if match := _WRAPPED.fullmatch(value):
        value = match[1].strip()
    if match := _IN_BRACES.fullmatch(value):
        value = match[1].strip()
    return _TYPED.sub(_typed, value)


def _typed(match: re.Match[str]) -> str:
    inner = match[0].strip("{}$ ").removesuffix("{").strip()
    return _SIGNS.get(inner.lstrip("\\"), inner.lstrip("\\"))


def right_doi(value: str) -> str:
    """The DOI that `value` is, without what stands before it; empty where it is none, or where that is not sure."""
    if len(value) > _LONGEST:
        return ""
    plain = plain_address(value)
    is_address = bool(_ON_THE_WEB.match(plain))
    while match := _DOI_PREFIX.match(plain):
        plain = plain[match.end() :]
    plain = unquote(plain) if is_address else plain
    return plain if DOI.fullmatch(plain) else ""


def right_url(value: str) -> str:
    """The address on the web that `value` is, without LaTeX; empty where it is none, or where that is not sure."""
    if len(value) > _LONGEST:
        return ""
    plain = plain_address(value)
    plain = plain[1:-1].strip() if plain.startswith("<") and plain.endswith(">") else plain
    if match := _NO_SCHEME.fullmatch(plain):
        plain = f"https://{match[1]}"
    elif DOI.fullmatch(plain):
        plain = f"https://doi.org/{plain}"
    return plain if URL.fullmatch(plain) else ""


def entities(value: str) -> Iterator[tuple[int, int, str]]:
    """The entities of HTML in `value`: from where to where, and the character that each stands for."""
    for match in _ENTITY.finditer(value):
        name = match[1].translate({ord(mark): None for mark in "{}\\"})
        meant = html.unescape(f"&{name};")
        if meant != f"&{name};" and meant.isprintable() | (meant in _AS_LATEX):
            yield match.start(), match.end(), meant


def tags(value: str) -> Iterator[tuple[int, int, str]]:
    """The tags of HTML in `value`: from where to where, and what is to be written there. Where a tag and its end say
    how the words between them look (`<i>C. elegans</i>`), that is all three of them; another tag says nothing."""
    found = deque(_TAG.finditer(value))
    while found:
        first = found.popleft()
        command = _COMMANDS.get(first["name"].casefold())
        last = found[0] if found and command and not first["end"] else None
        inner = value[first.end() : last.start()] if last else ""
        if last and last["end"] and last["name"] == first["name"] and _is_balanced(inner):
            yield first.start(), found.popleft().end(), f"\\{command}{{{_with_entities_as(as_latex, inner)}}}"
        else:
            yield *first.span(), ""


def is_within(at: int, marked: Sequence[tuple[int, int, str]]) -> bool:
    """Whether `at` is in one of the spans that `tags` gave, which are in order and apart."""
    index = bisect_right(marked, at, key=lambda one: one[0]) - 1
    return index >= 0 and at < marked[index][1]


def _is_balanced(text: str) -> bool:
    depth = 0
    for match in _BRACE.finditer(text):
        depth += 1 if match[0] == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def without_entities(value: str) -> str:
    """`value` with the character in the place of each entity."""
    return _with_entities_as(str, value)


def _with_entities_as(written: Callable[[str], str], value: str) -> str:
    pieces, at = [], 0
    for start, end, meant in entities(value):
        pieces += [value[at:start], written(meant)]
        at = end
    return "".join((*pieces, value[at:]))


def as_latex(text: str) -> str:
    """Characters as a field of text has them: `&` is an escaped one, a space that does not break is `~`."""
    return "".join(_AS_LATEX.get(letter, letter) for letter in text)
