"""A DOI is registered nowhere: the register of DOIs (doi.org) does not have it.

    doi = {10.1234/rents.2O20}
           ^^^^^^^^^^^^^^^^^^ no such DOI is registered

Compare it with the publisher's page; a letter may stand for a digit. `paperbuild links` finds this; `check` never asks
the network.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("NET003", "unknown-doi", Severity.ERROR, __doc__)
