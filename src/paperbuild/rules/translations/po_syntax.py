"""A PO file is not correct at this place.

The broken part cannot be read and would be lost, so nothing in the file is used.

    msgstr "Le loyer est "libre"."
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a quotation mark within the text is written `\\"`

Correct the line, or open the file in a program for PO files and save it again.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("LOC030", "po-syntax", Severity.ERROR, __doc__)
