"""A field is missing that readers need to find this kind of work.

Every work needs a title. An article also needs its journal, a chapter its book, a web page its address, a thesis its
university. A work that has a DOI, an address or a number in an archive (`eprint`) can be found by that. Dates and
authors are not required: many works have none, and you should not invent one. A missing title is an error; anything
else is a warning.

    @article{bindel2017,
             ^^^^^^^^^^ an `@article` needs `journaltitle`
      title = {Why prostitution should never be legalised}
    }
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import NO_WORKS, Bibliography, Entry, keys_in
from paperbuild.syntax.bibtex.biblatex import lacking_fields

RULE = Rule("BIB005", "missing-field", Severity.ERROR, __doc__)

_INCOMPLETE = RULE.weighing(Severity.WARNING)  # what the entry has is printed, and right


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every entry without a field that its type needs, its own or inherited."""
    for entry in library.entries:
        if entry.type in NO_WORKS:
            continue
        for name in lacking_fields(entry.type, _fields(entry, library)):
            article = "an" if entry.type[0] in "aeiou" else "a"
            message = f"{article} `@{entry.type}` needs `{name}`"
            rule = RULE if name == "title" else _INCOMPLETE
            yield rule.at(library.file, entry.key_span, message, f"add `{name} = {{…}},` to `{entry.key}`")


def _fields(entry: Entry, library: Bibliography) -> frozenset[str]:
    """The names of the fields of `entry` that are not empty, with those of the `xdata` that it names."""
    names = {name for name, field in entry.fields.items() if field.value.strip("{} \t\r\n")}
    for key in keys_in(entry.fields["xdata"]) if "xdata" in entry.fields else ():
        names |= library.by_key[key].fields.keys() if key in library.by_key else set()
    return frozenset(names)
