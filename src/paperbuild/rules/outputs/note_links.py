"""In a built file, a call does not lead to its note, a note does not lead back, or the link is too small to click.

    <a class="note-call" id="call-7">7</a>
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the call of note 7 leads nowhere

On a screen, readers follow a link to the note and another one back. In a PDF the area of each must be at least 4 by
6 points, about the size of a raised digit.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT016", "note-links", Severity.ERROR, __doc__)
