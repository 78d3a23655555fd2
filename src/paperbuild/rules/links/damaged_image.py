"""An image is damaged: cut short, or not what its kind has to be, so that some formats show nothing in its place.

    ![Rents](rents.png)
    ^^^^^^^^^^^^^^^^^^^ the picture is cut short

A download or a copy that broke off does this, and so does a conversion of line ends. An SVG must be XML, and its first
element `<svg xmlns="http://www.w3.org/2000/svg">`. Take the file anew from where it came from, or save it again.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.paper import Paper
from paperbuild.rules.links.image_type import image_content
from paperbuild.syntax.pictures import damage_of

RULE = Rule("LNK012", "damaged-image", Severity.ERROR, __doc__)

_HINT = "take the file anew from where it came from, or save it again"


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every image of the project that is of a known kind and not whole; each file is looked at once."""
    known: dict[int, str] = {}
    for section in paper.sections:
        for link in section.links:
            content = image_content(link, section, paper)
            if content is None:
                continue
            if id(content) not in known:
                known[id(content)] = damage_of(content)
            if damage := known[id(content)]:
                yield RULE.at(section.file, link.span, f"the picture {damage}", _HINT, section.locale)
