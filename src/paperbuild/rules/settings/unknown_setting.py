"""paperbuild does not know a setting, or a rule named in the settings. Usually it is a typing error.

Such a setting has no effect and nobody would notice, so this is an error.

    citation-stlye = "notes.csl"
    ^^^^^^^^^^^^^^ no setting is called `citation-stlye`: did you mean `citation-style`?
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("SET002", "unknown-setting", Severity.ERROR, __doc__)
