"""A heading is missing from one format, or differs there, or stands in another place.

    PDF   2 Housing, 3 Work, 4 Health
    HTML  2 Housing, 4 Health
                     ^^^^^^^^ the PDF has `3 Work` here

A paper has the same headings in every format.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT027", "different-headings", Severity.ERROR, __doc__)
