"""A note differs between formats.

    PDF   12  Marsh, The rent and the river.
    HTML  12  Okafor, Rooms.
              ^^^^^^ the PDF's note 12 does not name this work

The PDF may shorten a work that is cited again, or write "ibid.". Which works a note names, and what its author says in
it, must be the same everywhere. HTML and EPUB have exactly the same words.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT026", "different-notes", Severity.ERROR, __doc__)
