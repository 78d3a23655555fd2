"""A fenced block is opened but not closed, or closed but not opened.

Everything after an opening line belongs to the block until a line closes it. An open box swallows the rest of its
section; an open code fence turns it into code, including notes and citations.

    ::: {.case-study}
    ^^^^^^^^^^^^^^^^^ nothing closes this div
    Rents rose.

Close it with a line of its own: `:::` for a div, and for code as many backticks as opened it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.section import Section, Unclosed

RULE = Rule("SEC004", "unclosed-block", Severity.ERROR, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every fence without its other half."""
    for unclosed in section.unclosed:
        fence = section.file.text[unclosed.span.start : unclosed.span.end]
        message, hint = _explained(unclosed, fence)
        yield RULE.at(section.file, unclosed.span, message, hint, section.locale)


def _explained(unclosed: Unclosed, opening: str) -> tuple[str, str]:
    if unclosed.is_stray:
        return "this closes no div", "delete it, or open a div with `::: {.case-study}` and a blank line before it"
    if unclosed.kind == "div":
        return "nothing closes this div", "close it with a line `:::`"
    if unclosed.kind == "program":
        name = re.findall(r"\w+", opening)[0]
        return f"`{{{name}}}` names a program that runs this, which no build does", f"write the name alone: `{name}`"
    fence = opening[: len(opening) - len(opening.lstrip(opening[:1]))]
    if fence.startswith("`"):
        return "nothing closes this code", f"close it with a line of {len(fence)} backticks"
    return "nothing closes this code", f"close it with a line `{fence}`"
