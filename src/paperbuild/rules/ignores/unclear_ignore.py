"""An ignore names no rule that exists, or gives no reason.

Whoever reads the text next must be able to tell whether the excuse still holds.

    <!-- paperbuild ignore raw-markup -->
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the ignore gives no reason

Write it so:

    <!-- paperbuild ignore raw-markup: the map needs it -->
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("IGN002", "unclear-ignore", Severity.ERROR, __doc__)
