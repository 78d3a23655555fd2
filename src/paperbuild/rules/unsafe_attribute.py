"""An element has an attribute that a section may not give.

What stands in braces after an element goes into the HTML as it is: a script (`onclick`), a style that loads something
(`style`), another target than the one that was checked (`href`, `src`).

    [rents]{onclick="steal()"}
            ^^^^^^^^^^^^^^^^^ `onclick` cannot be given in a section

Identifiers (`#rents`), classes (`.case-study`) and these attributes can be given: `lang`, `dir`, `width`, `height`,
`alt`, `role`, `keyword`, `start`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.diagnostic import Diagnostic, Rule, Severity
from paperbuild.nearest import did_you_mean
from paperbuild.paper import Paper
from paperbuild.section import Attribute

RULE = Rule("RAW002", "unsafe-attribute", Severity.ERROR, __doc__)

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_LENGTH = re.compile(r"\d+(?:\.\d+)?(?:%|px|cm|mm|in|pt|em|rem)?")
_WORDS = re.compile(r"[\w .,:;()’'-]*")
_ALLOWED = {
    "lang": (_LANGUAGE, "a language tag: `fr`, `pt-BR`"),
    "dir": (re.compile("ltr|rtl"), "`ltr` or `rtl`"),
    "width": (_LENGTH, "a length: `50%`, `8cm`"),
    "height": (_LENGTH, "a length: `50%`, `8cm`"),
    "alt": (re.compile(r"[^<>]*"), "text without `<` and `>`"),
    "role": (re.compile("presentation|none|note|region|complementary|doc-[a-z]+"), "a role: `presentation`"),
    "keyword": (_WORDS, "words"),
    "start": (re.compile(r"\d+"), "a number"),
    "startFrom": (re.compile(r"\d+"), "a number"),
}


def check(paper: Paper) -> Iterator[Diagnostic]:
    """Every attribute that is not known to be harmless, or whose value is not."""
    for section in paper.sections:
        for attribute in section.attributes:
            found = _fault(attribute)
            if found:
                yield RULE.at(section.file, attribute.span, *found, section.locale)


def _fault(attribute: Attribute) -> tuple[str, str] | None:
    if attribute.name not in _ALLOWED:
        known = ", ".join(sorted(_ALLOWED))
        hint = "no output carries a script" if attribute.name.lower().startswith("on") else ""
        hint = hint or did_you_mean(attribute.name, _ALLOWED) or f"these can be given: {known}"
        return f"`{attribute.name}` cannot be given in a section", hint
    pattern, right = _ALLOWED[attribute.name]
    if not pattern.fullmatch(attribute.value):
        return f"`{attribute.value}` is no value for `{attribute.name}`", f"write {right}"
    return None
