"""An address of a source leads nowhere: the server says that there is no such page, or there is no such server.

    url = {https://example.org/old-report.pdf}
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ nothing is there (404)

Look for the page where it is now, or cite a copy in a web archive. If the entry has a date of access, the hint names
the address at which the Internet Archive would have the page of that day. `paperbuild links` finds this; `check` never
asks the network.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("NET001", "dead-address", Severity.ERROR, __doc__)
