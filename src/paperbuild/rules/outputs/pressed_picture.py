"""A picture in a finished file is pressed: it is wider or higher than it was drawn.

    <img style="width:3cm;height:10cm" src="wide.png">
    ^ the width and the height press it into another shape

paperbuild keeps the proportions of every picture, whatever width and height a section gives. So this is a fault of the
tool, or of templates of your own: give a picture one of both, or `object-fit: contain`.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT030", "pressed-picture", Severity.ERROR, __doc__)
