"""A work was retracted, or something like it: the list of retractions that you gave has its DOI.

    doi = {10.1234/rents.2020}
           ^^^^^^^^^^^^^^^^^^ retracted on 2021-05-03: Error in Data

Do not rest a claim on it. If you cite it because it was retracted, ignore this finding with that reason.
`paperbuild links --retractions FILE` finds this, in the table that Retraction Watch publishes (CSV).
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("NET004", "retracted-work", Severity.ERROR, __doc__)
