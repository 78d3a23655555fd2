"""A block has more or fewer images in its text than its source.

The file and the alternative text may differ: that is for the translator to decide.

    Ce panneau est sur la porte.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 0 images here, 1 in content/en/01-rents.md:3

Put the image where the source has it.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC021", "different-images", Severity.ERROR, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every block with another number of images in its text than its source."""
    for section, item in translation.differing(Kind.IMAGES):
        place = section.place(item.source, item.source_span)
        message = f"{item.written} {'image' if item.written == '1' else 'images'} here, {item.wanted} in {place}"
        hint = "put the images where the source has them"
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
