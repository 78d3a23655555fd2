"""A file of translations is not written in UTF-8.

Accents and other letters would come out wrong in the paper.

    msgstr "R?sum?"
             ^ no letter of UTF-8

Save it as UTF-8: in Poedit under the translation's properties, in Weblate and OmegaT that is how it is.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("LOC031", "po-encoding", Severity.ERROR, __doc__)
