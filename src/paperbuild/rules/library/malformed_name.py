"""A name cannot be read.

Write a name as `Family, Given`, `Given Family` or `Family, Junior, Given`, and put ` and ` before the next one. With
more commas, or with `;` or `&` between names, several people are printed as one, or some are left out.

    author = {Mac, Juno, Smith, Molly}
              ^^^^^^^^^^^^^^^^^^^^^^^ put ` and ` between two names

If more people wrote the work than you name, end the list with `others`. biblatex's `family=Gogh, given=Vincent,
prefix=van` is understood too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.engines.bibtex import read_name
from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography
from paperbuild.syntax.bibtex.names import is_in_parts, names_in
from paperbuild.syntax.bibtex.slips import without_entities

RULE = Rule("BIB020", "malformed-name", Severity.ERROR, __doc__)

_UNTIDY = RULE.weighing(Severity.NOTE)  # what is there is printed as it should be

_IN_BRACES = re.compile(r"\{[^{}]*\}")
_JOINT = re.compile(r"\s*(?:;|\||(?<!\\)&)\s*")
_BARE_AND = re.compile(r"(?<!\\)&")
_AND_OTHERS = re.compile(r"\bet\.? al\b\.?", re.IGNORECASE)
_SUFFIX_LAST = re.compile(r"(?P<whole>[^\s,{}]+(?: [^\s,{}]+)+), (?P<suffix>[JS]r\.?|I{2,3}|IV)")
_EMPTY_PART = re.compile(r"\s*,(?:\s*,)*\s*")
_PUT_AND = "put ` and ` between two names"


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every name that has no family name, too many commas, or something other than ` and ` before the next."""
    for entry in library.entries:
        for field, name, span in names_in(entry):
            rule, fault, hint = _fault(name)
            if fault:
                yield rule.at(library.file, span, f"{fault} in `{field.name}`", hint)


def _fault(name: str) -> tuple[Rule, str, str]:
    bare = without_entities(_IN_BRACES.sub("{}", name))
    shown = " ".join(name.split())
    if not name:
        return RULE, "an `and` has a name on one side only", "take the `and` out, or add the name"
    if is_in_parts(name):
        return RULE, "", ""
    if name.startswith("{") and _AND_OTHERS.fullmatch(name.strip("{} ")):
        return RULE, f"`{shown}` would be printed as it stands", "write `others`"
    if _AND_OTHERS.search(bare):
        return RULE, f"`{shown}` would be printed as it stands", _with_others(shown)
    if _is_joined(bare):
        return RULE, f"`{shown}` would be printed as one name", _parted(shown)
    if bare.count(",") > 2:
        return RULE, f"`{shown}` has too many commas for one name", _PUT_AND
    if suffix := _SUFFIX_LAST.fullmatch(shown):
        *given, family = suffix["whole"].split()
        hint = f"write `{family}, {suffix['suffix']}, {' '.join(given)}`"
        return RULE, f"`{shown}` would be printed with `{suffix['suffix']}` first", hint
    if any(not part.strip() for part in bare.split(",")) and (mended := _EMPTY_PART.sub(", ", shown).strip(", ")):
        rule = _UNTIDY if bare.count(",") == 1 else RULE
        hint = f"write `{mended}`" + ("; between two names stands ` and `" if "," in mended else "")
        return rule, f"`{shown}` is not a name as it stands: it has a comma too many", hint
    read = read_name(name)
    if read.fault or not read.family:
        return RULE, f"`{shown}` is not a name", "write a person as `Family, Given`, and an organisation in braces"
    return RULE, "", ""


def _is_joined(bare: str) -> bool:
    return ";" in bare or "|" in bare or ("," in bare and bool(_BARE_AND.search(bare)))


def _with_others(name: str) -> str:
    """What to write for a name that ends in `et al.`."""
    rest = _AND_OTHERS.sub("", name).strip(" ,;")
    if not rest:
        return "write `and others`"
    is_one = rest.count(",") < 2 and not _is_joined(rest)
    return f"write `and others`: `{rest} and others`" if is_one else f"{_PUT_AND}, and write `and others`"


def _parted(name: str) -> str:
    """What to write for several names that something else than ` and ` parts."""
    names = [each for each in _JOINT.split(name) if each]
    if len(names) == 1:
        return f"write `{names[0]}`"
    is_list = all(each.count(",") == 1 for each in names) and "{" not in name
    return f"{_PUT_AND}: `{' and '.join(names)}`" if is_list else _PUT_AND
