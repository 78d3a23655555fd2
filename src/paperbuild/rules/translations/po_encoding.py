"""A PO file is not in UTF-8.

Accents and other letters would be wrong in the paper.

    msgstr "R?sum?"
             ^ no letter of UTF-8

Save the file as UTF-8. In Poedit this is a property of the translation; Weblate and OmegaT always do it.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("LOC031", "po-encoding", Severity.ERROR, __doc__)
