"""A translation has lost, doubled or changed a placeholder or a tag.

A part in braces or between `<` and `>` is a note, a citation, a link or emphasis. Without it, the paper would lose a
reference.

    msgid "A claim.{note:austria}"
    msgstr "Une affirmation."
    ^^^^^^^^^^^^^^^^^^^^^^^^^ `{note:austria}` is missing

Copy it from the source to the right place in the translation. Close tags in the order in which they were opened.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("LOC034", "po-placeholder", Severity.ERROR, __doc__)
