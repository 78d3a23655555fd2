"""A setting, or a rule named in the settings, is not one that paperbuild knows: mostly a slip of the keyboard.

A setting that nobody reads does nothing, silently. So it is an error.

    citation-stlye = "notes.csl"
    ^^^^^^^^^^^^^^ no setting is called `citation-stlye`: did you mean `citation-style`?
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("SET002", "unknown-setting", Severity.ERROR, __doc__)
