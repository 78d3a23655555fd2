"""A built file shows one of the marks that paperbuild uses for notes and citations while it works.

    as others have shown.⟦n7⟧
                         ^^^^ a mark that was not replaced

This is a fault of paperbuild or of a template, not of your text. Please report it.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT025", "unresolved-mark", Severity.ERROR, __doc__)
