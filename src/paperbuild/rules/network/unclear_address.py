"""Whether an address is alive could not be found out.

    url = {https://example.org/report}
           ^^^^^^^^^^^^^^^^^^^^^^^^^^ the server refuses programs (403)

The server did not answer in time, refuses programs, or has a fault of its own; or the address leads into a private
network, which is not asked without `--allow-private`. Try it in a browser. `paperbuild links` finds this; `check` never
asks the network.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("NET005", "unclear-address", Severity.NOTE, __doc__)
