"""A template or a style sheet asks for something that is not part of the paper.

Images, fonts and style sheets are read only from the project. Nothing is fetched from the network, and no other file
of the machine is opened.

    body { background: url(https://example.org/paper.png) }
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ is not part of the paper

Put the file into `templates/` (a style sheet or an SVG) or into `content/` (any image), and use its path there.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.paper import Paper

RULE = Rule("TPL003", "outside-resource", Severity.ERROR, __doc__)


def found(paper: Paper, url: str, template: str) -> Diagnostic:
    """The finding for `url`, where a template names it; or about the file `template`."""
    name = url.removeprefix("paper:")
    message, hint = f"`{name}` is not part of the paper", "put it into `templates/` or `content/`"
    for file in paper.project.templates.values():
        at = file.text.find(name)
        if at >= 0:
            return RULE.at(file, Span(at, at + len(name)), message, hint)
    return RULE.at_file(f"templates/{template}", message, hint)
