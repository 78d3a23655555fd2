"""A translation would change the structure of its section.

Each text in a PO file is one paragraph, one heading or one cell. It cannot become two of them, or something else.

    msgid "One paragraph."
    msgstr "Un alinéa.\\n\\nUn autre."
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ an empty line would make two paragraphs of it

Write it as one paragraph. To change the structure, change the source first.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("LOC035", "po-structure", Severity.ERROR, __doc__)
