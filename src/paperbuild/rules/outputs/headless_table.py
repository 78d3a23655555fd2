"""A table in a built file has no header cells.

    <table><tr><td>2019</td><td>65</td></tr></table>
    ^^^^^^^ it has no `th`

A screen reader reads each cell with its headers. Without headers, a cell is only a number.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT020", "headless-table", Severity.ERROR, __doc__)
