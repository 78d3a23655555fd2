"""A finished file asks for something from outside, or carries a script.

    <script src="https://example.org/count.js"></script>
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ asks for something outside the file

A paper is whole in itself: it is read without a network, in twenty years too, and nobody is told who reads it.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT023", "outside-request", Severity.ERROR, __doc__)
