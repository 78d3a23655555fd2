"""A link within a finished file leads nowhere.

    <a href="#housing">Housing</a>
             ^^^^^^^^ nothing in the file has this identifier

Links to pages of the web are not followed: nothing here asks the network.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT018", "dead-link", Severity.ERROR, __doc__)
