"""An image in a built file has no alternative text.

    <img src="data:…">
    ^^^^^^^^^^^^^^^^^^ it needs `alt`, which is empty if the image is only decoration

People who cannot see it do not know what they are missing.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT019", "unnamed-image", Severity.ERROR, __doc__)
