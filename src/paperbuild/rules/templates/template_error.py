"""A template cannot be filled in.

A template names something that a paper does not have, or breaks Jinja's syntax. Nothing can be printed with it.

    <h1>{{ paper.titel }}</h1>
    ^^^^^^^^^^^^^^^^^^^^^^^^^^ `paper` has no `titel`

Templates below `templates/` win over those of the tool, file by file: take away your own copy to have the tool's.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("TPL001", "template-error", Severity.ERROR, __doc__)
