"""The PDF does not follow PDF/A-3a (ISO 19005-3) or PDF/UA-1 (ISO 14289-1), or another profile that it claims.

    build/en/paper.pdf
    ^^^^^^^^^^^^^^^^^^ PDF/UA-1: a figure has no alternative text

Archives ask for PDF/A, and screen readers need PDF/UA. page-validation found the fault and names the clause.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT011", "pdf-profile", Severity.ERROR, __doc__)
