"""An image has no alternative text.

People who cannot see the image do not learn what it shows, and the PDF and the EPUB cannot be called accessible.

    ![](rents.png)
    ^^^^^^^^^^^^^^ the image has no alternative text

Say between the brackets what the image shows: `![Rents rose from 2010 to 2020 in all cities](rents.png)`. Where the
image stands alone, this text is also its caption; `{alt="…"}` gives it a different alternative text. Mark an image
that is only decoration with `{role=presentation}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.section import LinkKind, Section

RULE = Rule("ACC001", "image-without-alternative", Severity.ERROR, __doc__)

_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp)", re.IGNORECASE)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every image that is not decorative and whose alternative text is empty or a file's name."""
    for link in section.links:
        if link.kind is not LinkKind.IMAGE or link.is_decorative:
            continue
        text = link.text.strip("\N{OBJECT REPLACEMENT CHARACTER} ")
        if not text or _FILE_NAME.fullmatch(text):
            what = f"`{text}` is not an alternative text" if text else "the image has no alternative text"
            hint = "write in the brackets what it shows; add `{role=presentation}` if it is only decoration"
            yield RULE.at(section.file, link.span, what, hint, section.locale)
