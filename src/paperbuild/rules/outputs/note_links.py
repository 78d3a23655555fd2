"""A call in a finished file does not lead to its note or the note not back to its call, or nobody can click on it.

    <a class="note-call" id="call-7">7</a>
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the call of note 7 leads nowhere

On a screen, readers follow a link to the note and another one back. In a PDF the area of each must be at least 4 by
6 points, about the size of a raised digit.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT016", "note-links", Severity.ERROR, __doc__)
