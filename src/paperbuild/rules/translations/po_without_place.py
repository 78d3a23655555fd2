"""A translation in the PO file has no place in the paper.

The translated section or the `metadata.toml` cannot be read, or its structure differs so much from the source that the
tool cannot tell where the text belongs.

    msgstr "Un alinéa."
    ^^^^^^^^^^^^^^^^^^^ `content/fr/02-rent.md` has no counterpart of `content/en/02-rent.md:9`

Run `paperbuild check`, and correct what it says about that file first.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("LOC038", "po-without-place", Severity.ERROR, __doc__)
