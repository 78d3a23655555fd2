"""An ignore ignores nothing: the fault that it excused is gone, or never stood where it reaches.

    <!-- paperbuild ignore raw-markup: the map needs it -->
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ nothing here breaks `raw-markup`

Take the ignore away, so that the next fault is not hidden by it. An ignore reaches from its comment to the end of
the paragraph that it stands in, or, alone on its line, of the paragraph after it.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("IGN001", "unused-ignore", Severity.WARNING, __doc__)
