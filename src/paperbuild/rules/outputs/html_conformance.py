"""The HTML, or a page of the EPUB, does not follow the HTML standard: the Nu checker found a fault in it.

    <p><div>A box.</div></p>
       ^^^^^ the Nu checker: no `p` element in scope but a `p` end tag seen

Browsers guess what was meant, and not all guess the same. What the checker says about style sheets is left out,
because it knows less CSS than browsers do. Attributes that only EPUB has are hidden from it.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT013", "html-conformance", Severity.ERROR, __doc__)
