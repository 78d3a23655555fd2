"""A list mark, the header or caption of a table, the caption of a figure or a line of code differs between formats.

    PDF   1. the first;
    HTML  (a) the first;
          ^^^ the PDF has `1.` here

The marks of numbered lists, the headers and captions of tables, the captions of figures and every line of code are
compared, one after the other. In code, spaces count too. This is a fault of the tool, not of your text. Please report
it, with the section.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT029", "different-parts", Severity.ERROR, __doc__)
