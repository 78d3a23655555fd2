"""A list is marked, a table headed or called, or code written in another way in one format than in the others.

    PDF   1. the first;
    HTML  (a) the first;
          ^^^ the PDF has `1.` here

The marks of numbered lists, the headers and captions of tables, the captions of figures and every line of code are
compared, one after the other. In code spaces count as well. Report it as a fault of the tool, with the section.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("OUT029", "different-parts", Severity.ERROR, __doc__)
