r"""A field holds a LaTeX command that cannot be printed.

Accents, fonts and common signs are known (`\"{o}`, `\emph{…}`, `\&`). Pandoc would print nothing for any other command
and its text. This tool drops the command and prints its text. Commands in math (`$\mu$`) are not checked by this rule.

    title = {A \mycommand{note} on rights}
               ^^^^^^^^^^ write the words themselves
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography
from paperbuild.syntax.bibtex.biblatex import PRINTED_FIELDS, VERBATIM_FIELDS
from paperbuild.syntax.bibtex.latex import unknown_commands

RULE = Rule("BIB019", "unknown-command", Severity.ERROR, __doc__)

_MATH = re.compile(r"\$[^$]*\$|\\\((?:[^\\]|\\[^()])*\\\)", re.DOTALL)  # has commands of its own
_READ = PRINTED_FIELDS - VERBATIM_FIELDS


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every command in a field that is printed which pandoc does not know."""
    for entry in library.entries:
        for field in entry.fields.values():
            if "\\" in field.value and field.name in _READ:
                bare = _MATH.sub(lambda math: " " * len(math[0]), field.value)
                for match in unknown_commands(bare):
                    message = f"`{match[0]}` in `{field.name}` cannot be printed"
                    hint = "write the words or the character itself: the file is UTF-8"
                    yield RULE.at(library.file, field.place(*match.span()), message, hint)
