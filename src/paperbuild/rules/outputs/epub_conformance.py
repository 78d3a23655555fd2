"""The EPUB does not keep to EPUB 3.3: epubcheck has found a fault in it.

    <itemref idref="part-03"/>
             ^^^^^^^^^^^^^^^ epubcheck: there is no item with this identifier

Shops and libraries refuse a book that epubcheck finds fault with. What it calls a usage or a hint is left out.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT012", "epub-conformance", Severity.ERROR, __doc__)
