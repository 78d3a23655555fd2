"""A picture in a finished file has no alternative text.

    <img src="data:…">
    ^^^^^^^^^^^^^^^^^^ it needs `alt`, empty where the picture is an ornament

People who cannot see it do not know what they are missing.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT019", "unnamed-image", Severity.ERROR, __doc__)
