from __future__ import annotations

from collections.abc import Callable, Mapping

from paperbuild.app.parse import parse_project
from paperbuild.checks.check import check
from paperbuild.model.project import Project

SETTINGS = 'slug = "p"\nlocale = "en"\ndate = 2026-09-01\n[publisher]\nname = "P"\n'


def test_a_misspelt_rule_in_an_ignore_of_paper_toml_is_a_finding(
    make_project: Callable[[Mapping[str, str]], Project],
) -> None:
    settings = SETTINGS + '[[ignore]]\nrule = "undefind-key"\nreason = "x"\n'
    paper, noticed = parse_project(
        make_project({"content/paper.toml": settings, "content/en/01-a.md": "# A\n\nText.\n"})
    )
    (told,) = [item for item in check(paper, noticed) if item.path == "content/paper.toml"]
    assert (told.rule, told.start.line, told.hint) == ("SET002", 7, "did you mean `undefined-key`?")
