"""A heading is missing from one format, or is another there, or in another place.

    PDF   2 Housing, 3 Work, 4 Health
    HTML  2 Housing, 4 Health
                     ^^^^^^^^ the PDF has `3 Work` here

The same paper has the same headings, whatever it is read on.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT027", "different-headings", Severity.ERROR, __doc__)
