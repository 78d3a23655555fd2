"""An address of a source has moved for good: the server sends readers to another one.

    url = {http://example.org/report}
           ^^^^^^^^^^^^^^^^^^^^^^^^^ the page is now at `https://example.org/reports/12`

Write the new address: the old one may stop working. `paperbuild links` finds this; `check` never asks the network.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("NET002", "moved-address", Severity.WARNING, __doc__)
