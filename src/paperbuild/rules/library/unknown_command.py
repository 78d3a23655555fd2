r"""A field holds a LaTeX command that cannot be printed.

Accents, fonts and common signs are known (`\"{o}`, `\emph{…}`, `\&`). Pandoc would print nothing for any other command
and its text. This tool drops the command and prints its text. In math (`$\mu$`), only
commands that need more than one line (`\frac`, `\sqrt`) are reported: they would be printed as TeX. A command has
one backslash, and `\"` is an accent.

    title = {A \mycommand{note} on rights}
               ^^^^^^^^^^ write the words themselves
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography
from paperbuild.syntax.bibtex.biblatex import PRINTED_FIELDS, VERBATIM_FIELDS
from paperbuild.syntax.bibtex.latex import (
    doubled_backslashes,
    formulas_without_form,
    marks_as_accents,
    unknown_commands,
)

RULE = Rule("BIB019", "unknown-command", Severity.ERROR, __doc__)

_MATH = re.compile(
    r"\$[^$]*\$|\\\((?>(?:[^\\]|\\[^()]){0,1000})\\\)|\\ensuremath\s*\{(?:[^{}]|\{[^{}]*\})*\}", re.DOTALL
)  # has commands of its own
_READ = PRINTED_FIELDS - VERBATIM_FIELDS


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every command in a printed field that pandoc does not know, or that is not a command as it is typed."""
    for entry in library.entries:
        for field in entry.fields.values():
            if "\\" in field.value and field.name in _READ:
                for start, end, what, hint in sorted(_faults(field.value)):
                    message = f"`{field.value[start:end]}` in `{field.name}` {what}"
                    yield RULE.at(library.file, field.place(start, end), message, hint)


def _faults(value: str) -> Iterator[tuple[int, int, str, str]]:
    bare = _MATH.sub(lambda math: " " * len(math[0]), value)
    for match in unknown_commands(bare):
        yield *match.span(), "cannot be printed", "write the words or the character itself: the file is UTF-8"
    for match in formulas_without_form(value):
        yield *match.span(), "cannot be printed in a line of text", "write it on one line, as `x/y`"
    for match in doubled_backslashes(bare):
        yield *match.span(), "has a backslash too many", f"write `{match[0][1:]}`"
    for match in marks_as_accents(bare):
        yield *match.span(), "is an accent, not a quotation mark", "put the words between ``` `` ``` and `''`"
