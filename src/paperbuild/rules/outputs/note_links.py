"""In a finished file, a call does not lead to its note, or the note does not lead back to its call.

    <a class="note-call" id="call-7">7</a>
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the call of note 7 leads nowhere

On a screen, readers follow a link to the note and another one back.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT016", "note-links", Severity.ERROR, __doc__)
