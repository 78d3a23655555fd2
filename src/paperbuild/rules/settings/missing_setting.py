"""A setting that a paper needs is missing from `content/paper.toml` or a locale's `metadata.toml`.

Nothing can stand in for it: without a `slug` the built files have no name, without a `date` the paper has none.

    locale = "en"
    date = 2026-09-01

Here `slug` and `[publisher]` are missing. Add them:

    slug = "housing-for-all"

    [publisher]
    name = "The Housing Forum"
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("SET001", "missing-setting", Severity.ERROR, __doc__)
