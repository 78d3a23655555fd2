"""The EPUB does not follow EPUB 3.3: epubcheck found a fault in it.

    <itemref idref="part-rents"/>
             ^^^^^^^^^^^^^^^^^^ epubcheck: there is no item with this identifier

Shops and libraries refuse a book in which epubcheck finds a fault. What it calls a usage or a hint is left out.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT012", "epub-conformance", Severity.ERROR, __doc__)
