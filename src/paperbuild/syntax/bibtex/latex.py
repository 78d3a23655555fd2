"""What LaTeX may stand in a field of an entry: the commands that pandoc prints, and where each of them stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from unicodedata import normalize

from paperbuild.syntax.bibtex.latex_signs import TEXT_SIGNS

COMMAND = re.compile(r"\\(?:[A-Za-z@]+\*?|[^A-Za-z@])", re.DOTALL)
"""A command: a word after a backslash, or one other character."""

# The space after a word only ends the word.
_COMMAND_AND_SPACE = re.compile(rf"({COMMAND.pattern})(?:(?<=[A-Za-z@*])\s*)?", re.DOTALL)

_ACCENTS = "`'^\"~=."
_SYMBOLS = "\\&%$#_{} ,-/\n\r\t"
_PRINTED = frozenset(
    # accents and letters
    "b c d H k r u v t i j l L o O ae AE oe OE aa AA ss"
    # fonts
    " emph textit textbf textrm textsc textsf texttt textsl textup textnormal textmd textsuperscript textsubscript"
    " mkbibemph mkbibitalic mkbibbold mkbibquote enquote uppercase lowercase MakeUppercase MakeLowercase underline"
    # signs
    " LaTeX TeX ldots dots copyright textcopyright textregistered pounds textsterling euro P S slash"
    " textquoteleft textquoteright textquotedblleft textquotedblright guillemotleft guillemotright"
    " textbackslash textasciitilde textasciicircum textdegree textbullet"
    " textless textgreater textdollar textmu textquotesingle guilsinglleft guilsinglright hyphen"
    # fonts that last to the end of their group
    " it em sl bf tt rm itshape"
    # links and breaks
    " url href nolinkurl newline".split()
)
_WRITTEN_OTHERWISE: Mapping[str, str] = dict(TEXT_SIGNS) | dict(
    pair.split("=")
    for pair in "th=þ TH=Þ dh=ð DH=Ð dj=đ DJ=Đ ng=ŋ NG=Ŋ textendash=-- textemdash=--- textellipsis=… texteuro=€"
    r" texttrademark=™ dag=† ddag=‡ textperiodcentered=· textunderscore=\_ nobreakspace=~ space=~ par=~ ;=~ :=~ !="
    r" mbox= hbox= relax= protect= null= leavevmode= sc= scshape= thinspace=~ quad=~ textbar=|"
    r" textbraceleft=\{ textbraceright=\} psq=f. psqq=ff. pno= ppno= nopp= BibTeX=BibTeX"
    " slshape= bfseries= ttfamily= rmfamily=".split()
)

_FORMULA = re.compile(r"(?<!\\)\$[^$]*(?<!\\)\$")

_MONEY = re.compile(r"(?<!\\)\$(\d[^$\\{}^_]*)\$(?=\d)")
_IN_GROUP = re.compile(r"\{\\(rm|it|bf|sf|tt|cal)(?![A-Za-z])\s*([^{}\\$]*)\}")
_TO_END = re.compile(r"(?:\A|(?<=\$))\s*\\(rm|it|bf|sf|tt|cal)(?![A-Za-z])\s*([^$]*)")
_IN_FORMULAS = re.compile(r"\\(textdegree|textmu|AA|emph|textsc|sp|sb|bmod)(?![A-Za-z])\s*")
_FORMULA_WORDS = {"textdegree": r"^\circ ", "textmu": r"\mu ", "AA": "Å", "emph": r"\mathit", "textsc": r"\mathrm"}
_FORMULA_WORDS |= {"sp": "^", "sb": "_", "bmod": r"\mathrm{mod}"}
# What does not stand on one line: pandoc 3.9 leaves a formula that has any of these as TeX.
_TALL = re.compile(
    r"\\(?:[dt]?frac|sqrt|[dt]?binom|begin|overset|underset|stackrel|overline|underline|widehat|widetilde|overrightarrow"
    r"|overleftarrow|overbrace|underbrace|xrightarrow|xleftarrow|cancel|phantom|choose|over|atop|sum|ce|SI|si|qty)(?![A-Za-z])"
)
_DOUBLED = re.compile(r"\\\\(?:([A-Za-z]+)(?=\s*\{)|['`^\"~=](?=\{?\\?[A-Za-z]))")
_NO_UMLAUT = re.compile(r"(?<!\\)\\\"(?=\s*(?:[b-df-gj-npqrszB-DF-GJ-NPQRSZ,.;:!?)]|\Z))")

_MATH_ANYWHERE = re.compile(r"\\ensuremath\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_COMMA_BELOW = re.compile(r"\\textcommabelow\s*\{?\s*([A-Za-z])\s*\}?")
_LANGUAGE_AROUND = re.compile(r"\\(?:foreignlanguage|textlang|texorpdfstring)\s*\{[^{}]*\}\s*(?=\{)")

_SORTING = ("noopsort", "sortnoop", "SortNoop")
_TAKEN_OFF = ("ensuremath", "textcommabelow", "foreignlanguage", "textlang", "texorpdfstring")
_FOR_SORTING = re.compile(rf"\\(?:{'|'.join(_SORTING)})\s*\{{[^{{}}]*\}}\s*")  # what they hold is for sorting alone


def is_known_command(command: str) -> bool:
    r"""Whether `command` (`\emph`, `\"`) is printed with all that it holds."""
    name = command[1:]
    return (
        name in _PRINTED
        or name in _SORTING
        or name in _TAKEN_OFF
        or name in _WRITTEN_OTHERWISE
        or name in {*_ACCENTS, *_SYMBOLS}
    )


def unknown_commands(value: str) -> Iterator[re.Match[str]]:
    """The commands in `value` that would be dropped. Those in formulas are TeX's own."""
    formulas = [match.span() for match in _FORMULA.finditer(value)] if "$" in value else []
    for match in COMMAND.finditer(value):
        if not is_known_command(match[0]) and not any(start < match.start() < end for start, end in formulas):
            yield match


def formulas_without_form(value: str) -> Iterator[re.Match[str]]:
    """The commands in the formulas of `value` for which no line of text has a form: fractions, roots, bars."""
    for formula in _FORMULA.finditer(value) if "$" in value else ():
        if match := _TALL.search(value, *formula.span()):
            yield match


def doubled_backslashes(value: str) -> Iterator[re.Match[str]]:
    """Commands whose backslash is there twice, as programs write it for other programs: `\\\\url{…}`."""
    for match in _DOUBLED.finditer(value):
        if match[1] is None or match[1] in _PRINTED:
            yield match


def marks_as_accents(value: str) -> Iterator[re.Match[str]]:
    """The quotation marks in `value` that are an accent to LaTeX, over what has none: `\\"So it was\\"`."""
    yield from _NO_UMLAUT.finditer(value)


def with_money(value: str) -> str:
    """`value` with the dollars of sums in it escaped (`from $5 to $10`): a formula does not end before a figure."""
    return _MONEY.sub(r"\\$\1\\$", value)


def set_formula(formula: str) -> str:
    """`formula` with what pandoc would leave as TeX, though it has a form, in words that it knows."""
    formula = _IN_GROUP.sub(r"\\math\1{\2}", formula)
    formula = _TO_END.sub(r"\\math\1{\2}", formula)
    return _IN_FORMULAS.sub(lambda match: _FORMULA_WORDS[match[1]], formula)


def without_wrappers(value: str) -> str:
    """`value` with what only says how its words are set in a form that pandoc reads: a formula in its dollars, the
    comma below a letter as a sign of its own, the words themselves for those in another language."""
    value = _MATH_ANYWHERE.sub(r"$\1$", value)
    value = _COMMA_BELOW.sub(lambda match: normalize("NFC", f"{match[1]}\u0326"), value)
    return _LANGUAGE_AROUND.sub("", value)


def printable(value: str) -> str:
    """`value` with every command that pandoc does not know in a form that it does, or taken off what it holds."""
    if "\\" not in value:
        return value
    return _COMMAND_AND_SPACE.sub(_written, _FOR_SORTING.sub("", value))


def _written(match: re.Match[str]) -> str:
    command = match[1]
    if command[1:] in _WRITTEN_OTHERWISE:
        return _WRITTEN_OTHERWISE[command[1:]]
    return match[0] if is_known_command(command) else ""
