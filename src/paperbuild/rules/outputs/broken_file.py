"""A built file is damaged: it is incomplete, or not what its name says.

    build/en/paper.epub
    ^^^^^^^^^^^^^^^^^^^ the archive ends before its list of files

Such a file opens with half of its text or not at all, so nothing else in it is checked. Build it again. If that does
not help, look at the program that copied or sent it.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT010", "broken-file", Severity.ERROR, __doc__)
