r"""A formula contains something that cannot be printed.

A formula becomes MathML in HTML and EPUB, and a drawing in the PDF. What either of them does not know would be printed
as you typed it, or left out.

    The ratio is $\fraq{rent}{income}$.
                  ^^^^^ `\fraq` is not known in a formula

The commands of LaTeX and amsmath for formulas are known. Other packages and commands of your own are not. Write words
in `\text{…}`, several rows in `\begin{aligned} … \end{aligned}`, and chemistry in the text: `H~2~O`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.section import Section

RULE = Rule("MTH001", "unset-formula", Severity.ERROR, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Everything in a formula that pandoc or the drawing does not know."""
    for formula in section.formulas:
        for fault in formula.faults:
            yield RULE.at(section.file, fault.span, fault.why, fault.hint, section.locale)
