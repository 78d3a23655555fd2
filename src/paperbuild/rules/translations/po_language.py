"""A PO file says that it is in another language than the locale.

    paperbuild locale import fr.po

    "Language: de\\n"
    ^^^^^^^^^^^^^^^^ this is German, and the locale is `fr`

Import it into its own locale with `-l de`, or correct its header.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("LOC032", "po-language", Severity.ERROR, __doc__)
