r"""A field has an HTML entity, which would be printed letter by letter.

It was copied from a web page or a catalogue. A `.bib` file is UTF-8 and can have every character as it is.

    title = {Fish &amp; Chips}
                  ^^^^^ write `\&`

`paperbuild fix` replaces entities with their characters.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography
from paperbuild.syntax.bibtex.biblatex import PRINTED_FIELDS, VERBATIM_FIELDS
from paperbuild.syntax.bibtex.slips import as_latex, entities

RULE = Rule("BIB023", "html-entity", Severity.ERROR, __doc__)


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every entity in a field that is printed; those in a DOI are told with the DOI."""
    for entry in library.entries:
        for field in entry.fields.values():
            if "&" in field.value and field.name in PRINTED_FIELDS and field.name != "doi":
                for start, end, meant in entities(field.value):
                    written = meant if field.name in VERBATIM_FIELDS else as_latex(meant)
                    message = f"`{field.value[start:end]}` in `{field.name}` would be printed as it stands"
                    hint = f"write `{written}`" if written else "take it out"
                    yield RULE.at(library.file, field.place(start, end), message, hint)
