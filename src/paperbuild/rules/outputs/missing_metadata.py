"""A built file does not say its title or its language.

    <html>
    ^^^^^^ it has no `lang`

Screen readers choose their voice by the language, and libraries show the title.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT024", "missing-metadata", Severity.ERROR, __doc__)
