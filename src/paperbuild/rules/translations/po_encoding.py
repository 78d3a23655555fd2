"""A PO file is not in UTF-8.

Accents and other letters would be wrong in the paper.

    msgstr "R?sum?"
             ^ not a letter in UTF-8

Save the file as UTF-8. In Poedit this is a property of the translation; Weblate and OmegaT always use UTF-8.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("LOC031", "po-encoding", Severity.ERROR, __doc__)
