"""The citation style is missing, is not a CSL style, or would read something outside the paper.

A style from a stranger can name a parent style to be downloaded, or a document type with entities. Neither is read.
`citation-style` in `paper.toml` names a file in `templates/`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from paperbuild.engines.csl import fault_of, is_safe
from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Position, SourceFile, Span
from paperbuild.model.paper import Paper
from paperbuild.model.project import SETTINGS_PATH

RULE = Rule("TPL002", "unsafe-style", Severity.ERROR, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """The citation style, where it cannot be used. Of a paper without any templates nothing is built."""
    templates, name = paper.project.templates, paper.settings.citation_style
    style = templates.get(name)
    if templates and (style is None or not is_safe(style.text) or fault_of(style.text)):
        yield found(templates, name, style)


def found(templates: Collection[str], name: str, style: SourceFile | None) -> Diagnostic:
    """The finding for the style `name` among `templates`, None where there is no such file."""
    if style is None:
        known = sorted(path for path in templates if path.endswith(".csl"))
        return RULE.at_file(SETTINGS_PATH, f"no citation style `{name}`", f"the styles are {', '.join(known)}")
    if fault := fault_of(style.text):
        message, line, column = fault
        start = min(style.offset(Position(line, column + 1)), len(style.text))
        return RULE.at(style, Span(start, start), f"`{name}` is not a citation style: {message}", "correct it here")
    return RULE.at_file(
        style.path, f"`{name}` names a document type or a parent style", "use a style that is complete in itself"
    )
