"""A translation would change the structure of its section.

An entry is one text: a paragraph, a heading or a cell. It cannot become two texts, or something else.

    msgid "One paragraph."
    msgstr "Un alinéa.\\n\\nUn autre."
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ an empty line would make two paragraphs of it

Write it as one paragraph. To change the structure, change the source first.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("LOC035", "po-structure", Severity.ERROR, __doc__)
