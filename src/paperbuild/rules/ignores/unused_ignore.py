"""An ignore has no effect: the fault that it excused is gone, or was never where the ignore reaches.

    <!-- paperbuild ignore raw-markup: the map needs it -->
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ nothing here breaks `raw-markup`

Delete the ignore, so that it does not hide the next fault. An ignore reaches from its comment to the end of its
paragraph; alone on its line, it covers the paragraph after it.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("IGN001", "unused-ignore", Severity.WARNING, __doc__)
