"""A translation is of a text that the source does not have any more.

The source was changed after the file was exported. The translation is not taken over; it stays in the PO file.

    msgid "The rent was 900 euros."
    msgstr "Le loyer était de 900 euros."
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the source says something else today

Export again, and carry over what is still right.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("LOC036", "po-outdated", Severity.WARNING, __doc__)
