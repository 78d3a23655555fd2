"""`content/paper.toml` or the `metadata.toml` of a locale has no value for a setting that every paper needs.

There is no default for it: without a `slug` the built files have no name, and without a `date` the paper has none.

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
