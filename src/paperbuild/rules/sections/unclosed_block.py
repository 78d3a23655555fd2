"""A box or a block of code is opened but not closed, or closed but not opened.

Everything after an opening line belongs to the block until a line closes it. An open box swallows the rest of its
section; an open code fence turns it into code, including notes and citations.

    ::: {.case-study}
    ^^^^^^^^^^^^^^^^^ this box is never closed
    Rents rose.

Close it with a line of its own: `:::` for a box, and for code as many backticks as opened it.
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
        return "this line closes nothing", "delete it, or open a box with a blank line and `::: {.case-study}`"
    if unclosed.kind == "div":
        return "this box is never closed", "write `:::` on a line of its own where it ends"
    if unclosed.kind == "program":
        name = re.findall(r"\w+", opening)[0]
        return (
            f"`{{{name}}}` asks a program to run this code, and a build runs no code",
            f"write the name without braces: `{name}`",
        )
    fence = opening[: len(opening) - len(opening.lstrip(opening[:1]))]
    if fence.startswith("`"):
        return "this code is never closed", f"write {len(fence)} backticks on a line of their own where it ends"
    return "this code is never closed", f"write `{fence}` on a line of its own where it ends"
