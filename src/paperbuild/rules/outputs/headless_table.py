"""A table in a finished file has no header cells.

    <table><tr><td>2019</td><td>65</td></tr></table>
    ^^^^^^^ it has no `th`

A screen reader reads a cell together with its headers; without them it is a number and no more.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT020", "headless-table", Severity.ERROR, __doc__)
