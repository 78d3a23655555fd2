"""The PDF shows a box, or nothing at all, where a letter should be: its font has no such letter.

    the Greek word ▯▯▯
                   ^^^ three letters that the font does not have

Use another letter, or a font that has the letter.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT022", "empty-box", Severity.ERROR, __doc__)
