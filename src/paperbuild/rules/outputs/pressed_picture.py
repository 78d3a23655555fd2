"""An image in a built file is out of shape: it is stretched or squeezed.

    <img style="width:3cm;height:10cm" src="wide.png">
    ^ the width and the height change its proportions

paperbuild keeps the proportions of every image, whatever width and height a section gives. So this is a fault of the
tool or of your own templates: give the image only a width, only a height, or `object-fit: contain`.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT030", "pressed-picture", Severity.ERROR, __doc__)
