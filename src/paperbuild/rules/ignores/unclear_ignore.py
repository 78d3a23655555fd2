"""An ignore names a rule that does not exist, or gives no reason.

The next person to read the text must be able to tell whether the reason still holds.

    <!-- paperbuild ignore raw-markup -->
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the ignore gives no reason

Write it like this:

    <!-- paperbuild ignore raw-markup: the map needs it -->
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("IGN002", "unclear-ignore", Severity.ERROR, __doc__)
