"""An element has an attribute that is not allowed in a section.

Attributes in braces would go straight into the HTML: a script (`onclick`), a style that loads something (`style`), or
a target other than the one that was checked (`href`, `src`). No built file contains them, even if you ignore
this finding or build a draft.

    [rents]{onclick="steal()"}
            ^^^^^^^^^^^^^^^^^ `onclick` is not allowed in a section

An attribute that only says how another program shows its element (`fig-align`, `data-id`) does nothing here. It is a
note, and nothing is lost; `data-latex` is not reported.

Identifiers (`#rents`), classes (`.case-study`) and these attributes are allowed: `lang`, `dir`, `width`, `height`,
`alt`, `role`, `title`, `keyword`, `type`, `order`, `start`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.nearest import did_you_mean
from paperbuild.model.section import Attribute, Section
from paperbuild.syntax.attributes import ALLOWED, is_harmless, is_of_latex, is_only_look

RULE = Rule("RAW002", "unsafe-attribute", Severity.ERROR, __doc__)

_WORDS_OF_QUARTO = {
    "fig-alt": 'write `alt`: `![The city](map.png){alt="A map of the city"}`',
    "fig-cap": "write the caption as the picture's text: `![The city](map.png)`",
    "tbl-cap": "write the caption below the table: `: Rents`",
    "filename": "write the file's name in the text",
}


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every attribute that is not known to be harmless, or whose value is not."""
    for attribute in section.attributes:
        found = _fault(attribute)
        if found:
            rule = RULE.weighing(Severity.NOTE) if is_only_look(attribute.name) else RULE
            yield rule.at(section.file, attribute.span, *found, section.locale)


def _fault(attribute: Attribute) -> tuple[str, str] | None:
    if is_harmless(attribute.name, attribute.value) or is_of_latex(attribute.name):
        return None
    if is_only_look(attribute.name):
        return f"`{attribute.name}` does nothing here", "take it out, or leave it: the design decides how this looks"
    if attribute.name in _WORDS_OF_QUARTO:
        return f"`{attribute.name}` cannot be given in a section", _WORDS_OF_QUARTO[attribute.name]
    if attribute.name in ALLOWED:
        message = f"`{attribute.value}` is not a value for `{attribute.name}`"
        return message, f"write {ALLOWED[attribute.name][1]}"
    hint = "no built file may contain a script" if attribute.name.lower().startswith("on") else ""
    fitting = [name for name in ALLOWED if is_harmless(name, attribute.value)]
    hint = hint or did_you_mean(attribute.name, fitting) or f"these are allowed: {', '.join(sorted(ALLOWED))}"
    return f"`{attribute.name}` is not allowed in a section", hint
