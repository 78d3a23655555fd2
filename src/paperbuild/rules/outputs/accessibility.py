"""Something in a built file keeps people with a disability from reading it: axe (WCAG 2.2 AA) or Ace by DAISY found it.

    <p style="color: #999">Hard to see</p>
    ^^^^^^^^^^^^^^^^^^^^^^ axe: the contrast of text and background is 2.8, it should be 4.5

axe checks the HTML in a browser, light and dark, on a narrow and on a wide screen. Ace checks the EPUB.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT014", "accessibility", Severity.ERROR, __doc__)
