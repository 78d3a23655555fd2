"""A link inside a built file leads nowhere.

    <a href="#housing">Housing</a>
             ^^^^^^^^ nothing in the file has this identifier

Links to the web are not followed, because a build never uses the network.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT018", "dead-link", Severity.ERROR, __doc__)
