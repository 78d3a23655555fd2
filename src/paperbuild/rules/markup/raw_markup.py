"""A section contains HTML or TeX.

A section is printed, shown on a screen and put into an e-book. Code for one format is lost or wrong in the others, and
could run a program in the reader's browser.

    Rents <b>rose</b>.
          ^^^ HTML is not allowed in a section

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
    "script": "no built file may contain a script",
}
_TEX: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\\(?:pagebreak|newpage|clearpage|cleardoublepage)\b"), "delete it"),
    (re.compile(r"\\(?:tableofcontents|maketitle|printbibliography)\b"), "delete it: the build makes this part"),
    (re.compile(r"\\(?:[vh]space\*?\{|(?:no)?indent\b|(?:small|med|big)skip\b|[vh]fill\b)"), "delete it"),
    (re.compile(r"\\\w*cite\w*\*?(?:\[[^\]]*\])*\{(?P<words>[\w:.-]+)\}"), "write `[@{}]`"),
    (re.compile(r"\\textbf\{(?P<words>[^{}]+)\}"), "write `**{}**`"),
    (re.compile(r"\\(?:textit|emph|textsl)\{(?P<words>[^{}]+)\}"), "write `*{}*`"),
    (re.compile(r"\\footnote\b"), "write `[^name]` here and its text below the paragraph: `[^name]: …`"),
    (re.compile(r"\\(?:auto|c|C|page|eq)?ref\b"), "write a link: `[words](#identifier)`"),
    (re.compile(r"\\begin\{(?:itemize|enumerate|description)"), "write a list: `- ` or `1. ` before each item"),
    (re.compile(r"\\(?:includegraphics|begin\{figure)"), "write `![what it shows](file.png)`"),
    (re.compile(r"\\begin\{(?:table|tabular|longtable)"), "write the table with `|` between its cells"),
)
"""What is written for a piece of TeX, the words in it for `{}`."""


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every piece of HTML, TeX or another format's mark-up."""
    for raw in section.raws:
        name = {"html": "HTML", "tex": "TeX", "latex": "LaTeX"}.get(raw.format, raw.format)
        yield RULE.at(section.file, raw.span, f"{name} is not allowed in a section", _hint(raw), section.locale)


def _hint(raw: Raw) -> str:
    tag = raw.text.lstrip("</ ").split(">")[0].split("/")[0].split()
    if raw.format == "html":
        return _MARKDOWN.get(tag[0].lower() if tag else "", "to print the sign itself, write `\\<`")
    for pattern, hint in _TEX:
        if match := pattern.match(raw.text.lstrip()):
            return hint.format(match["words"]) if match.groupdict() else hint
    if _ENVIRONMENT.match(raw.text):
        return "put a formula between two `$$`: `$$ \\begin{aligned} … \\end{aligned} $$`"
    return "write it in Markdown; to print a backslash, write two"
