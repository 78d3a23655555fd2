r"""A field has an HTML entity or tag, which would be printed letter by letter.

It was copied from a web page or a catalogue. A `.bib` file is UTF-8 and can have every character as it is. For
italics and the like, use LaTeX commands.

    title = {Fish &amp; Chips}
                  ^^^^^ write `\&`
    title = {How <i>C. elegans</i> lives}
                 ^^^^^^^^^^^^^^^^^ write `\textit{C. elegans}`

`paperbuild fix` replaces entities with their characters, and tags with the commands.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography, Field
from paperbuild.syntax.bibtex.biblatex import PRINTED_FIELDS, VERBATIM_FIELDS
from paperbuild.syntax.bibtex.slips import as_latex, entities, is_within, tags

RULE = Rule("BIB023", "html-entity", Severity.ERROR, __doc__)


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every entity and every tag in a field that is printed; those in a DOI are told with the DOI."""
    for entry in library.entries:
        for field in entry.fields.values():
            if field.name in PRINTED_FIELDS and field.name != "doi":
                for start, end, written in _found(field):
                    shown = " ".join(field.value[start:end].split())
                    message = f"`{shown}` in `{field.name}` would be printed letter by letter"
                    hint = f"write `{written}`" if written else "delete it"
                    yield RULE.at(library.file, field.place(start, end), message, hint)


def _found(field: Field) -> Iterator[tuple[int, int, str]]:
    is_text = field.name not in VERBATIM_FIELDS
    marked = list(tags(field.value)) if is_text else []
    yield from marked
    for start, end, meant in entities(field.value) if "&" in field.value else ():
        if not is_within(start, marked):
            yield start, end, as_latex(meant) if is_text else meant
