"""A PO file has two entries for the same text.

Only one of them can be used, and the tool cannot know which.

    msgid "The rent"
    msgstr "Le loyer"

    msgid "The rent"
    msgstr "La rente"
    ^^^^^^^^^^^^^^^^^ there is an entry for it already

Delete one of them.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("LOC033", "po-duplicate", Severity.ERROR, __doc__)
