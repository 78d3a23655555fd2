"""A template does not work.

The template names something that a paper does not have, or its Jinja syntax is wrong. Nothing can be printed with it.

    <h1>{{ paper.titel }}</h1>
    ^^^^^^^^^^^^^^^^^^^^^^^^^^ `paper` has no `titel`

Templates in your `templates/` folder replace those of the tool, file by file. Remove your own copy to use the tool's.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("TPL001", "template-error", Severity.ERROR, __doc__)
