"""`paper.toml` or `metadata.toml` is not TOML, so nothing in it can be read.

title = A paper
        ^ text must be in quotation marks: "A paper"
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("SET004", "toml-syntax", Severity.ERROR, __doc__)
