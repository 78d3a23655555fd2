"""A built file loads something from outside, or has a script.

    <script src="https://example.org/count.js"></script>
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ asks for something outside the file

A paper must be complete in itself: people read it without a network, even in twenty years, and nobody is told who
reads it.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT023", "outside-request", Severity.ERROR, __doc__)
