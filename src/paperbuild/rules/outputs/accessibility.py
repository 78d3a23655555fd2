"""A reader who needs help to read is shut out: axe (WCAG 2.2 AA) or Ace by DAISY has found a barrier.

    <p style="color: #999">Hard to see</p>
    ^^^^^^^^^^^^^^^^^^^^^^ axe: the contrast of text and ground is 2.8, it should be 4.5

axe looks at the HTML in a browser, light and dark, on a narrow screen and on a wide one; Ace looks at the EPUB.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT014", "accessibility", Severity.ERROR, __doc__)
