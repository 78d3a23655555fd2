"""A translation was changed both in the PO file and in the paper, in different ways.

Using one of them would lose the other. So the paper keeps its own text, and the PO file is not changed.

    msgstr "Le loyer a doublé."
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ `content/fr/02-rent.md:7` was changed since the export, too

Export the file again, and add what is better from the old PO file.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("LOC037", "po-conflict", Severity.WARNING, __doc__)
