"""A table in the PDF is wider than its space, so it is set in smaller letters or on a landscape page.

It is printed whole, and you need not do anything. But at 7 pt, the smallest size that is used, many people cannot read
it:

    | Country | Law | Year | Number | … |
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ set at 7.5 pt on page 12

A table with fewer columns, or with shorter words in them, is set at 9 pt. `::: {.landscape}` around a table
puts it on a landscape page at once.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT031", "fitted-table", Severity.NOTE, __doc__)
