"""A setting has a value that is not allowed.

paper-size = "A5"
^^^^^^^^^^ `A5` is not a value for `paper-size`: 'A4' or 'Letter'
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("SET003", "wrong-setting", Severity.ERROR, __doc__)
