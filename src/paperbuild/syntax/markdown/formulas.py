r"""Finds what in formulas cannot be set: in HTML and EPUB pandoc makes MathML of them, in the PDF they are drawn.

Pandoc reads some commands and forgets them, so that the formats would differ in silence: colours and numbers (`\tag`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from paperbuild.engines.formulas import Undrawn, undrawn
from paperbuild.engines.limits import EngineLimits
from paperbuild.engines.pandoc import unset_formulas
from paperbuild.findings.errors import EngineError
from paperbuild.findings.source import Span
from paperbuild.model.section import Formula, FormulaFault

_CONTROL = re.compile(r"unexpected control sequence (\\(?:[A-Za-z]+|.))")
_UNEXPECTED = re.compile(r'unexpected ["\']?([^"\'\s]+)')
_LOST = re.compile(r"\\(?:color|textcolor|colorbox|fcolorbox|tag\*?)(?![A-Za-z])")
_BROKEN_ROW = r"several rows need an environment: `\begin{aligned} … \end{aligned}`"
_HINTS: Mapping[str, str] = {
    r"\ce": "write chemistry as text (`H~2~O`), or as a formula of letters: `$\\mathrm{H_2O}$`",
    r"\tag": "delete it",
    r"\label": "delete it; to refer to the formula, put an identifier after it: `$$ … $$ {#eq-name}`",
    r"\ref": "refer to a formula in the text, by its identifier: `@eq-name`",
    r"\eqref": "refer to a formula in the text, by its identifier: `@eq-name`",
    r"\newcommand": "write it out in full: a definition in one formula does not reach another",
    r"\def": "write it out in full: a definition in one formula does not reach another",
    r"\DeclareMathOperator": r"write `\operatorname{…}` where it is used",
    "&": _BROKEN_ROW,
    r"\\": _BROKEN_ROW,
    "eof": "a brace `{`, a `\\left` or a `\\begin` in it is not closed",
}
_OTHER = "write it with commands of LaTeX and amsmath that set formulas"
_MONEY = "to print a dollar sign, write `\\$`"
_TEXT = r"write words as `\text{…}`"


@dataclass(frozen=True)
class _Reason:
    """Why a formula cannot be set: `what` of it, empty for all of it."""

    what: str
    why: str
    hint: str


FormulaFaults = Mapping[str, Sequence[_Reason]]
"""Of each formula, by its TeX, what in it cannot be set."""


def formula_faults(formulas: Sequence[str], limits: EngineLimits) -> FormulaFaults:
    """What cannot be set in `formulas`; the same for one that stands by itself and one in a line.

    Raises MissingToolError where pandoc or mathra is missing.
    """
    each = list(dict.fromkeys(formulas))
    try:
        unset = unset_formulas(each, *limits)
    except EngineError:
        each_s = limits.timeout_s / len(each)
        unset = [_alone(tex, limits._replace(timeout_s=each_s)) for tex in each]
    return {tex: tuple(_reasons(tex, reason)) for tex, reason in zip(each, unset, strict=True)}


def _alone(tex: str, limits: EngineLimits) -> str:
    """What pandoc says of one formula where it has failed on some of many."""
    try:
        return unset_formulas([tex], *limits)[0]
    except EngineError as error:
        return str(error)


def _reasons(tex: str, unset: str) -> Iterator[_Reason]:
    """Each reason once: what pandoc does not know, the drawing mostly does not know either."""
    reasons = {reason.what: reason for reason in map(_drawing_reason, undrawn(tex))}
    if unset:
        reason = _pandoc_reason(unset)
        if not reason.what and "\\" not in tex:
            reason = replace(reason, hint=_MONEY)
        reasons = {reason.what: reason} if not reason.what or "" in reasons else {**reasons, reason.what: reason}
    yield from reasons.values()


def _drawing_reason(found: Undrawn) -> _Reason:
    is_command = not found.what or found.what.startswith("\\")
    return _Reason(found.what, found.why, _HINTS.get(found.what, _OTHER if is_command else _TEXT))


def _pandoc_reason(unset: str) -> _Reason:
    """Pandoc's reason: it says `unexpected control sequence \\foo`, `unexpected eof`, or `unexpected "&"`."""
    if match := _CONTROL.match(unset):
        return _Reason(match[1], f"`{match[1]}` is not known in a formula", _HINTS.get(match[1], _OTHER))
    match = _UNEXPECTED.match(unset)
    said = match[1] if match else ""
    if said == "eof":
        return _Reason("", "the formula has no end", _HINTS[said])
    why = f"`{said}` is in the wrong place in a formula" if said in _HINTS else "pandoc cannot read the formula"
    return _Reason(said if said in _HINTS else "", why, _HINTS.get(said, _OTHER))


def weighed(formula: Formula, text: str, faults: FormulaFaults) -> Formula:
    """`formula`, which stands in `text`, with what in it cannot be set and what of it is lost, each at its place."""
    reasons = faults.get(formula.tex, ())
    found = tuple(FormulaFault(_place(formula.span, text, one.what), one.why, one.hint) for one in reasons)
    told = {one.what for one in reasons}
    lost = () if "" in told else tuple(_lost(formula.span, text, told))
    return replace(formula, faults=found, lost=lost)


def _lost(span: Span, text: str, told: set[str]) -> Iterator[FormulaFault]:
    for match in _LOST.finditer(text, *span):
        if match[0] not in told:
            is_tag = match[0].startswith(r"\tag")
            hint = _HINTS[r"\tag"] if is_tag else "use a word or a sign instead of the colour"
            yield FormulaFault(Span(*match.span()), f"`{match[0]}` changes nothing in HTML and EPUB", hint)


def _place(span: Span, text: str, what: str) -> Span:
    """Where `what` stands in a formula: a command not as the beginning of a longer one."""
    end = r"(?![A-Za-z])" if what[-1:].isalpha() and what.startswith("\\") else ""
    match = re.compile(re.escape(what) + end).search(text, *span) if what else None
    return Span(*match.span()) if match else span
