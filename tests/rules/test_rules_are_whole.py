"""Every rule is found, named well, explained with an example, and has a case that shows it."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

from paperbuild import rules
from paperbuild.findings.diagnostic import Rule
from paperbuild.rules.registry import FAMILIES, RULES

CASES = Path(__file__).parent / "cases"
MODULES = {
    module.name.rsplit(".", 1)[-1]: module.name
    for module in pkgutil.walk_packages(rules.__path__, "paperbuild.rules.")
    if not module.ispkg and module.name != "paperbuild.rules.registry"
}

# What no case file can hold: what is told while settings, ignores, a baseline or a PO file are read, or after
# rendering, or by the network; and a section that pandoc gives up on. Their tests stand beside what tells them.
TESTED_ELSEWHERE = re.compile(r"(?:SET|TPL|OUT|IGN|NET)\d{3}|SEC005|SEC011|LOC03\d")


def rule_of(name: str) -> Rule:
    found: Rule = importlib.import_module(MODULES[name]).RULE
    return found


def test_every_module_of_a_rule_is_found_once() -> None:
    codes = [rule.code for rule in RULES]
    assert sorted(rule_of(name).code for name in MODULES) == codes
    assert len(codes) == len(set(codes))


SUBJECTS = {
    "check_section": ["Section"],
    "check_citing": ["Section", "Collection[str]"],
    "check_library": ["Bibliography"],
    "check_strings": ["LocaleSource"],
    "check_translation": ["Translation"],
    "check_paper": ["Paper"],
}


@pytest.mark.parametrize("name", MODULES)
def test_what_a_rule_checks_is_what_its_functions_are_named_after(name: str) -> None:
    module = importlib.import_module(MODULES[name])
    for function in vars(module):
        if function.startswith("check"):
            *parameters, _ = module.__dict__[function].__annotations__.values()
            assert SUBJECTS[function] == parameters


def test_every_family_says_what_it_is_about() -> None:
    assert all(FAMILIES.values())


@pytest.mark.parametrize("name", MODULES)
def test_a_rule_is_named_as_its_module_is(name: str) -> None:
    rule = rule_of(name)
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert rule.name == name.replace("_", "-")


@pytest.mark.parametrize("name", MODULES)
def test_a_rule_says_what_it_means_with_an_example(name: str) -> None:
    doc = rule_of(name).doc
    summary, _, rest = doc.partition("\n\n")
    assert summary.strip().endswith(".")
    assert rest.strip(), "it says neither why nor what to do"
    has_carets = re.search(r"^\s*\^+ \S", doc, re.MULTILINE)
    assert has_carets or name in WITHOUT_PLACE


# Faults of a whole file or of what has been rendered: there is no text to put carets under.
WITHOUT_PLACE = {
    "broken_baseline",
    "missing_glyph",
    "missing_setting",
    "note_page",
    "notes_in_order",
    "stale_baseline",
    "unreadable_section",
    "unsafe_style",
}


@pytest.mark.parametrize("name", MODULES)
def test_a_rule_has_a_case(name: str) -> None:
    rule = rule_of(name)
    if not TESTED_ELSEWHERE.fullmatch(rule.code):
        family = CASES / rule.code[:3].lower()
        assert list(family.glob(f"{rule.name}.*")), f"{family.name}/{rule.name} is missing"


def test_every_case_is_that_of_a_rule() -> None:
    names = {rule.name for rule in RULES}
    assert not [path for path in CASES.rglob("*.*") if path.stem.split(".")[0] not in names]
