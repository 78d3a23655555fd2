r"""A formula has something in it that cannot be set.

For HTML and EPUB a formula becomes MathML, in the PDF it is drawn. What either does not know would be printed as it is
typed, or left out.

    The ratio is $\fraq{rent}{income}$.
                  ^^^^^ `\fraq` is not known in a formula

Commands of LaTeX and amsmath that set formulas are known; packages are not, nor commands of your own. Words go into
`\text{…}`, several rows into `\begin{aligned} … \end{aligned}`, chemistry into the text: `H~2~O`.
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
