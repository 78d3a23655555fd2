"""A PO file translates the same text twice.

Only one of the translations can be used, and the tool cannot know which.

    msgid "The rent"
    msgstr "Le loyer"

    msgid "The rent"
    msgstr "La rente"
    ^^^^^^^^^^^^^^^^^ this text has a translation already

Delete one of them.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("LOC033", "po-duplicate", Severity.ERROR, __doc__)
