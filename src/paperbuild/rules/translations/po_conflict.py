"""A translation was changed in the PO file and in the paper, each in its own way.

Taking over the one would lose the other. What stands in the paper stays; the PO file is not touched.

    msgstr "Le loyer a doublé."
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ `content/fr/02-rent.md:7` was changed since the export, too

Export again, and put in what is better in the PO file.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("LOC037", "po-conflict", Severity.WARNING, __doc__)
