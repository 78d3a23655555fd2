"""The PDF does not keep to PDF/A-3a (ISO 19005-3) or PDF/UA-1 (ISO 14289-1), or to a profile that it claims itself.

    build/en/paper.pdf
    ^^^^^^^^^^^^^^^^^^ PDF/UA-1: a figure has no alternative text

PDF/A is what archives ask for, PDF/UA what screen readers need. page-validation has found this; it names the clause.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT011", "pdf-profile", Severity.ERROR, __doc__)
