"""A name cannot be read.

Write a name as `Family, Given`, `Given Family` or `Family, Junior, Given`, and put ` and ` before the next one. With
more commas, or with `;` or `&` between names, several people are printed as one, or some are left out.

    author = {Mac, Juno, Smith, Molly}
              ^^^^^^^^^^^^^^^^^^^^^^^ put ` and ` between two names

If more people wrote the work than you name, end the list with `others`. biblatex's `family=Gogh, given=Vincent,
prefix=van` is understood too. What comes after a comma is printed first: years of a life, a degree or `(ed.)` would
stand inside the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from paperbuild.engines.bibtex import read_name
from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography
from paperbuild.syntax.bibtex.names import is_in_parts, names_in
from paperbuild.syntax.bibtex.slips import without_entities

RULE = Rule("BIB020", "malformed-name", Severity.ERROR, __doc__)

_SHORT = RULE.weighing(Severity.WARNING)  # only where the work comes again, its name is wrong
_UNTIDY = RULE.weighing(Severity.NOTE)  # what is there is printed as it should be

_IN_BRACES = re.compile(r"\{[^{}]*\}")
_JOINT = re.compile(r"(?:(?<!\s)\s++)?(?:;|\||\\?&)\s*")
_AND_SIGN = re.compile(r"\{\\&\}")
_AND_OTHERS = re.compile(r"\bet\.?[\s~]+al(?:ii|\b\.?)|\bu\.\s?a\.$", re.IGNORECASE)
_ONLY_OTHERS = re.compile(r"[Oo]thers|OTHERS|\.{3}|…|\\l?dots(?:\{\})?")
_NOBODY = re.compile(r"[-–—?.]+|[nN]\.\s?[aA]\.|[nN]/[aA]|null|None")
_SUFFIX_LAST = re.compile(r"(?P<whole>[^\s,{}]+(?: [^\s,{}]+)+), (?P<suffix>[JS]r\.?|I{2,3}|IV|Ph\.?\s?D\.?|Esq\.?)")
_SUFFIX = re.compile(
    r"\{\}|(?:jn?r|sn?r|jun|sen|j[uú]nior|senior|filho|neto|sobrinho|hijo|fils|p[eè]re|the (?:elder|younger)|esq"
    r"|m\.?\s?[ad]|b\.?\s?a|ll\.?\s?[bdm]|m\.?sc|d\.?\s?phil|ph\.?\s?d|[ivx]+|\d(?:st|nd|rd|th)?)\.?",
    re.IGNORECASE,
)
"""What may stand between two commas: what comes after a name."""
_ROLE = re.compile(
    r"(?:(?<!\s)\s++)?\((?:eds?|hrsg|hgg?|éds?|dirs?|coords?|comps?|orgs?|red|transl?|trad|übers)\.?\)$", re.IGNORECASE
)
_LIFE = r"1\d{3}\s?[-–]{1,2}\s?(?:1\d{3}|20\d\d)?"
_YEARS = re.compile(rf"(?:,\s*+|(?<!\s)\s++)?(?:(?<!\d){_LIFE}|\({_LIFE}\))$")
_INITIALS_FIRST = re.compile(r"(?:[^\W\d_]\.[\s-]?)+[^\W\d_][^\s.,]+(?: [^\W\d_][^\s.,]+)?")
_INITIALS_LAST = re.compile(r"[^\W\d_][^\s.,]+ [A-Z]{1,3}")
_EMPTY_PART = re.compile(r"(?:(?<!\s)\s++)?,(?>(?:\s*+,)*)\s*+")
_PUT_AND = "put ` and ` between two names"
_PUT_AND_OR_BRACES = f"{_PUT_AND}; put an organisation in braces"


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every name that has no family name, too many commas, or something other than ` and ` before the next."""
    for entry in library.entries:
        found = list(names_in(entry))
        for (field, name, span), following in zip_longest(found, found[1:]):
            is_last = following is None or following[0] is not field
            rule, fault, hint = _fault(name, is_last=is_last)
            if fault:
                yield rule.at(library.file, span, f"{fault} in `{field.name}`", hint)


def _fault(name: str, *, is_last: bool) -> tuple[Rule, str, str]:
    bare = without_entities(_IN_BRACES.sub("{}", _AND_SIGN.sub("&", name)))
    shown = " ".join(name.split())
    if not name:
        return RULE, "there is an `and` with a name on one side only", "delete the `and`, or add the name"
    if is_in_parts(name):
        return RULE, "", ""
    fault, hint = _of_others(name, shown, bare, is_last=is_last) or _of_several(shown, bare) or _of_more(shown, bare)
    if fault:
        return RULE, fault, hint
    if any(not part.strip() for part in bare.split(",")) and (mended := _EMPTY_PART.sub(", ", shown).strip(", ")):
        rule = _UNTIDY if bare.count(",") == 1 else RULE
        hint = f"write `{mended}`" + ("; between two names stands ` and `" if "," in mended else "")
        return rule, f"`{shown}` is not a name as it stands: it has a comma too many", hint
    if bare.count(",") == 2 and not _SUFFIX.fullmatch(bare.split(",")[1].strip()):
        return RULE, f"`{shown}` has too many commas for one name", _PUT_AND_OR_BRACES
    if "," not in bare and re.search(r"\s\\?&\s", bare):
        return _SHORT, f"`{shown}` would be taken for one person", _PUT_AND_OR_BRACES
    read = read_name(name)
    if read.fault or not read.family:
        return RULE, f"`{shown}` is not a name", "write a person as `Family, Given`, and an organisation in braces"
    return RULE, "", ""


def _of_others(name: str, shown: str, bare: str, *, is_last: bool) -> tuple[str, str] | None:
    """What is wrong with a name that stands for others, or for nobody."""
    if name == "others":
        return None if is_last else ("`others` would be printed as a name", "put it last")
    if _ONLY_OTHERS.fullmatch(name) or _AND_OTHERS.fullmatch(name.strip("{} ")):
        return f"`{shown}` would be printed as typed", "write `others`"
    if _NOBODY.fullmatch(name):
        return f"`{shown}` would be printed as a name", "delete the field if it names nobody"
    if _AND_OTHERS.search(bare):
        return f"`{shown}` would be printed as typed", _with_others(shown)
    return None


def _of_several(shown: str, bare: str) -> tuple[str, str] | None:
    """What is wrong with several names that nothing parts."""
    if _is_joined(bare):
        return f"`{shown}` would be printed as one name", _parted(shown)
    if bare.count(",") > 2:
        return f"`{shown}` has too many commas for one name", _PUT_AND_OR_BRACES
    halves = [half.strip() for half in bare.split(",")]
    if len(halves) == 2 and any(all(map(form.fullmatch, halves)) for form in (_INITIALS_FIRST, _INITIALS_LAST)):
        return f"`{shown}` would be printed as one name", _PUT_AND
    return None


def _of_more(shown: str, bare: str) -> tuple[str, str]:
    """What is wrong with a name that more comes after; empty where nothing does."""
    if suffix := _SUFFIX_LAST.fullmatch(shown):
        *given, family = suffix["whole"].split()
        hint = f"write `{family}, {suffix['suffix']}, {' '.join(given)}`"
        return f"`{shown}` would be printed with `{suffix['suffix']}` first", hint
    family, *others = (part.strip() for part in shown.split(","))
    if len(others) == 2 and others[0] and _SUFFIX.fullmatch(others[1]) and not _SUFFIX.fullmatch(others[0]):
        return f"`{shown}` would be printed with `{others[1]}` first", f"write `{family}, {others[1]}, {others[0]}`"
    if role := _ROLE.search(bare):
        hint = f"write `{shown[: -len(role[0])]}`; put an editor in `editor`, a translator in `translator`"
        return f"`{role[0].strip()}` would be printed as part of the name", hint
    if "," in bare and (years := _YEARS.search(bare)):
        return f"`{years[0].strip(', ')}` would be printed as part of the name", f"write `{shown[: -len(years[0])]}`"
    return "", ""


def _is_joined(bare: str) -> bool:
    is_ampersand = re.search(r",[^,&]*&[^,]*,", bare)
    return ";" in bare or "|" in bare or bool(is_ampersand) or ("," in bare and bool(re.search(r"(?<!\\)&", bare)))


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
