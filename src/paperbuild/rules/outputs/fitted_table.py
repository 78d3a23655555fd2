"""A table in the PDF is wider than its place, and is set smaller or on a page turned to the side.

It is printed whole, and nothing needs to be done. At 7 pt, the smallest size that is used, many people cannot read it:

    | Country | Law | Year | Number | … |
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ set at 7.5 pt on page 12

A table with fewer columns, or with shorter words in them, is set at 9 pt. `::: {.landscape}` around a table turns it
to the side at once.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT031", "fitted-table", Severity.NOTE, __doc__)
