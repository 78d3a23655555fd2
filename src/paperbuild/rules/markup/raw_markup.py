"""HTML or TeX stands in a section.

A section is printed, shown on a screen and put into an e-book. Code for one format is lost or wrong in the others, and
could run a program in the reader's browser.

    Rents <b>rose</b>.
          ^^^ HTML is not part of a section

Write `**rose**` for bold, `*rose*` for italics, `::: {.pull-quote}` for a box, `\\\\` at the end of a line for a new
line, and `\\<` for the sign itself. Comments (`<!-- … -->`) are allowed and are not printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.section import Raw, Section

RULE = Rule("RAW001", "raw-markup", Severity.ERROR, __doc__)

_ENVIRONMENT = re.compile(r"\s*\\begin\{(?:align|equation|gather|multline|eqnarray|alignat|flalign|math|displaymath)")
_MARKDOWN: Mapping[str, str] = {
    "b": "write `**bold**`",
    "strong": "write `**bold**`",
    "i": "write `*italics*`",
    "em": "write `*italics*`",
    "sup": "write `x^2^`",
    "sub": "write `H~2~O`",
    "br": "end the line with a backslash",
    "a": "write `[text](address)`",
    "img": "write `![what it shows](file.png)`",
    "div": "write `::: {.case-study}` and `:::`",
    "span": "write `[text]{.class}`",
    "table": "write the table with `|` between its cells",
    "p": "leave a blank line",
    "h1": "write `# Heading`",
    "h2": "write `## Heading`",
    "h3": "write `### Heading`",
    "script": "no output carries a script",
}


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every piece of HTML, TeX or another format's mark-up."""
    for raw in section.raws:
        name = {"html": "HTML", "tex": "TeX", "latex": "LaTeX"}.get(raw.format, raw.format)
        yield RULE.at(section.file, raw.span, f"{name} is not part of a section", _hint(raw), section.locale)


def _hint(raw: Raw) -> str:
    tag = raw.text.lstrip("</ ").split(">")[0].split("/")[0].split()
    if raw.format == "html":
        return _MARKDOWN.get(tag[0].lower() if tag else "", "to print the sign itself, write `\\<`")
    if _ENVIRONMENT.match(raw.text):
        return "put a formula between two `$$`: `$$ \\begin{aligned} … \\end{aligned} $$`"
    return "write it in Markdown; to print a backslash, write two"
