"""A note is another in one format than in the others.

    PDF   12  Marsh, The rent and the river.
    HTML  12  Okafor, Rooms.
              ^^^^^^ the PDF's note 12 does not name this work

In the PDF a work that comes again may be "ibid." or in short; which works a note names, and what its author says in
it, is the same everywhere. HTML and EPUB have the same words in it.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT026", "different-notes", Severity.ERROR, __doc__)
