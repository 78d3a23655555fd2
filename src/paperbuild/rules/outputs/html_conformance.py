"""The HTML, or a page of the EPUB, does not keep to the HTML standard: the Nu checker has found a fault in it.

    <p><div>A box.</div></p>
       ^^^^^ the Nu checker: no `p` element in scope but a `p` end tag seen

Browsers guess what was meant, each in its own way. What the checker says of style sheets is left out: it knows less
CSS than browsers do. Attributes of EPUB's own are not shown to it.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT013", "html-conformance", Severity.ERROR, __doc__)
