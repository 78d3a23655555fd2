"""An element has an attribute that is not allowed in a section.

Attributes in braces would go straight into the HTML: a script (`onclick`), a style that loads something (`style`), or
a target other than the one that was checked (`href`, `src`). No built file carries them, even if you ignore this
finding or build a draft.

    [rents]{onclick="steal()"}
            ^^^^^^^^^^^^^^^^^ `onclick` cannot be given in a section

Identifiers (`#rents`), classes (`.case-study`) and these attributes can be given: `lang`, `dir`, `width`, `height`,
`alt`, `role`, `title`, `keyword`, `type`, `order`, `start`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.nearest import did_you_mean
from paperbuild.model.section import Attribute, Section
from paperbuild.syntax.attributes import ALLOWED, is_harmless

RULE = Rule("RAW002", "unsafe-attribute", Severity.ERROR, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every attribute that is not known to be harmless, or whose value is not."""
    for attribute in section.attributes:
        found = _fault(attribute)
        if found:
            yield RULE.at(section.file, attribute.span, *found, section.locale)


def _fault(attribute: Attribute) -> tuple[str, str] | None:
    if is_harmless(attribute.name, attribute.value):
        return None
    if attribute.name in ALLOWED:
        message = f"`{attribute.value}` is not a value for `{attribute.name}`"
        return message, f"write {ALLOWED[attribute.name][1]}"
    hint = "no output carries a script" if attribute.name.lower().startswith("on") else ""
    fitting = [name for name in ALLOWED if is_harmless(name, attribute.value)]
    hint = hint or did_you_mean(attribute.name, fitting) or f"these can be given: {', '.join(sorted(ALLOWED))}"
    return f"`{attribute.name}` cannot be given in a section", hint
