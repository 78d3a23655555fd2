"""A built file does not have all notes and their calls exactly once, in order from 1.

    A claim.2 Another.1
            ^ the call of note 2 stands where that of note 1 should

This rule reads the file as its readers do: the tags of the PDF, the pages of the EPUB.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT015", "built-notes", Severity.ERROR, __doc__)
