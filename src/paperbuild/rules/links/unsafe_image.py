"""An SVG image contains a script, loads something from elsewhere, or draws too much.

An SVG is a document of its own that can run programs and load files in the reader's browser. An image that does is not
put into any built file. Nor is one that draws more than 100,000 elements, each counted as often as it is used, or in
which something draws itself: laying it out could take hours.

    ![Rents](rents.svg)
    ^^^^^^^^^^^^^^^^^^^ the image contains a script

Save the drawing again as "plain SVG", with fonts turned into paths and images embedded, or save it as PNG.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.paper import Paper
from paperbuild.rules.links.image_type import image_content, image_path
from paperbuild.syntax.pictures import kind_of, unwanted_in_svg

RULE = Rule("LNK008", "unsafe-image", Severity.ERROR, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every SVG with anything in it that is run, or that is not its own; each file is looked at once."""
    known: dict[str, str] = {}
    for section in paper.sections:
        for link in section.links:
            path = image_path(link, section, paper)
            if path and path not in known:
                content = image_content(link, section, paper)
                known[path] = unwanted_in_svg(content) if content and kind_of(content) == "svg" else ""
            if path and (unwanted := known[path]):
                message = f"the image contains {unwanted}"
                yield RULE.at(section.file, link.span, message, "save it as plain SVG, or as PNG", section.locale)
