"""An organisation is written as `Family, Given`, as if it were a person.

A later note would call it by its "family name", `Health Organization`, and a list of works would sort it there.

    author = {Health Organization, World}
              ^^^^^^^^^^^^^^^^^^^^^^^^^^ write `{World Health Organization}`

Write the name in its usual order, in braces of its own. Braces also protect a comma that is part of a name: without
them, `University of Leeds, London` is printed as `London University of Leeds`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography
from paperbuild.syntax.bibtex.names import inverted_organisation, names_in, parted_organisation

RULE = Rule("BIB026", "inverted-organisation", Severity.WARNING, __doc__)


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every name with a comma that is an organisation's."""
    for entry in library.entries:
        for _, name, span in names_in(entry):
            shown = " ".join(name.split())
            if parted_organisation(name):
                message = f"`{shown}` would be printed with its end first, like a person's name"
                hint = "put braces around the whole name of the organisation"
                yield RULE.at(library.file, span, message, hint)
            elif meant := inverted_organisation(name):
                message = f"`{shown}` is an organisation, written with the end of its name first"
                hint = f"write `{{{meant}}}`, or `{{{shown}}}` if the comma is part of its name"
                yield RULE.at(library.file, span, message, hint)
