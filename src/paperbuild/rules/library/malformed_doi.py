r"""A DOI is not valid.

A DOI begins with `10.` and a publisher's number, and has a slash. It stands alone: the citation style puts
`https://doi.org/` before it, and LaTeX does not belong in it. If there is no doubt which DOI was meant, the right one
is printed, and the finding is only a note.

    doi = {https://doi.org/10.2105/AJPH.2013.301909}
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write `10.2105/AJPH.2013.301909`

`paperbuild fix` removes what does not belong. A short DOI (`10/gf5xkk`) is valid too.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography
from paperbuild.syntax.bibtex.slips import right_doi

RULE = Rule("BIB007", "malformed-doi", Severity.ERROR, __doc__)

_MEANT = RULE.weighing(Severity.NOTE)  # what is meant is sure, and printed
_STOPS = ".,;"  # a DOI may end with one of them, but nearly all that do were copied with the end of a sentence


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every `doi` that does not follow ISO 26324."""
    for entry in library.entries:
        field = entry.fields.get("doi")
        value = field.value.strip() if field else ""
        if field and value and (value.endswith(tuple(_STOPS)) or right_doi(value) != value):
            meant = right_doi(value)
            rule = _MEANT if meant and not meant.endswith(tuple(_STOPS)) else RULE
            yield rule.at(library.file, field.value_span, f"`{value}` is not a DOI", _hint(value))


def _hint(value: str) -> str:
    meant = right_doi(value)
    if bare := meant.rstrip(_STOPS):
        mark = meant[len(bare) :]
        return f"write `{bare}`" + (f", if `{mark}` is the end of a sentence and not of the DOI" if mark else "")
    if value.lower().startswith(("http:", "https:", "www.")):
        return "put an address that is not a DOI in `url`"
    return "a DOI begins with `10.`, has a slash and no space in it: `10.1000/182`"
