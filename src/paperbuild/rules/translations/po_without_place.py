"""There is no place in the paper in which a translation could be written.

The translated section or its `metadata.toml` cannot be read, or is built so differently from the source that nobody
can tell where the text belongs.

    msgstr "Un alinéa."
    ^^^^^^^^^^^^^^^^^^^ `content/fr/02-rent.md` has no counterpart of `content/en/02-rent.md:9`

See what `paperbuild check` says of that file, and correct it first.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("LOC038", "po-without-place", Severity.ERROR, __doc__)
