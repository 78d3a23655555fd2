"""A translation has lost, doubled or changed a placeholder or a tag.

What stands in braces or between `<` and `>` is a note, a source, a link or emphasis: without it, the paper would lose
a reference.

    msgid "A claim.{note:austria}"
    msgstr "Une affirmation."
    ^^^^^^^^^^^^^^^^^^^^^^^^^ `{note:austria}` is missing

Copy it from the source, to the place where the translation wants it. Tags are closed in the order in which they were
opened.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("LOC034", "po-placeholder", Severity.ERROR, __doc__)
