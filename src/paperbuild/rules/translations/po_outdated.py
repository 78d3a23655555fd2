"""A translation is of a text that is no longer in the source.

The source was changed after the file was exported, and nothing tells which of its texts this one was. The translation
stays in the PO file and is not put into the paper. Where an earlier text is found again, it is imported, and is stale.

    msgid "The rent was 900 euros."
    msgstr "Le loyer était de 900 euros."
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the source no longer has this text

Export the file again, and copy what is still right.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("LOC036", "po-outdated", Severity.WARNING, __doc__)
