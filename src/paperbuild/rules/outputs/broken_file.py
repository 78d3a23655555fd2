"""A built file is damaged: cut short, or not what its name says.

    build/en/paper.epub
    ^^^^^^^^^^^^^^^^^^^ the archive ends before its list of files

Such a file opens with half of its text or not at all, so nothing else of it is checked. Build it again, and look at
what copied or sent it if that does not help.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT010", "broken-file", Severity.ERROR, __doc__)
