"""What runs elsewhere, on every change, is well formed and does what it is there for."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.places import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SET_UP = ROOT / ".github" / "actions" / "set-up" / "action.yml"


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def job(name: str) -> dict[str, Any]:
    found: dict[str, Any] = read(ROOT / ".github" / "workflows" / "check.yml")["jobs"][name]
    return found


def steps(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = job(name)["steps"]
    return found


def all_steps(path: Path) -> list[dict[str, Any]]:
    """The steps of every job of a workflow, and those of our own action, which it takes as a step."""
    return [step for one in read(path)["jobs"].values() for step in one["steps"]] + read(SET_UP)["runs"]["steps"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_only_read_and_ends_by_itself(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["concurrency"]["cancel-in-progress"] is True
    for one in workflow["jobs"].values():
        assert one["timeout-minutes"] <= 60


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_to_a_version_and_keep_no_credentials(path: Path) -> None:
    for step in all_steps(path):
        if "uses" in step:
            assert re.fullmatch(r"[\w./-]+@v\d+|\./\.github/actions/set-up", step["uses"])
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_text_of_a_pull_request_becomes_part_of_a_script(path: Path) -> None:
    assert not any("${{" in step.get("run", "") for step in all_steps(path))


def lines(name: str) -> list[str]:
    return [step.get("run", step.get("uses", "")) for step in steps(name)]


def test_a_paper_is_checked_at_its_lines_before_it_is_planned_made_and_kept() -> None:
    check, plan = lines("plan")[-2:]
    assert check == "paperbuild check --format github"
    assert "paperbuild plan --format github" in plan
    assert lines("make")[-2:] == ['paperbuild "$FORMAT" -l "$LOCALE"', "actions/upload-artifact@v6"]
    assert lines("paper")[-3:] == [
        "actions/download-artifact@v7",
        "paperbuild build --pages",
        "actions/upload-artifact@v6",
    ]
    assert (job("make")["needs"], job("paper")["needs"]) == ("plan", "make")


def test_each_file_is_made_with_what_is_remembered_of_it() -> None:
    make = job("make")
    (cache,) = (step["with"] for step in make["steps"] if step.get("uses", "").startswith("actions/cache@"))
    assert cache["path"] == "~/.cache/paperbuild"  # which is where it lies while nobody says otherwise
    assert not [name for name in make["env"] if name.startswith("XDG")]
    assert cache["key"] == f"{cache['restore-keys']}${{{{ matrix.key }}}}"
    used = set(re.findall(r"matrix\.(\w+)", yaml.safe_dump(make)))
    assert used == {"locale", "format", "key"}


def test_no_cached_path_is_one_that_is_never_saved() -> None:
    every = [step for path in WORKFLOWS for step in all_steps(path)]
    caches = [step["with"]["path"] for step in every if step.get("uses", "").startswith("actions/cache@")]
    assert caches
    assert not [path for path in caches if {".", ".."} & set(path.split("/"))]


def test_tool_is_tested_as_ci_tests_it() -> None:
    assert steps("tool")[-1]["run"] == "bash .ci/run"
    run = ROOT / ".ci" / "run"
    assert os.access(run, os.X_OK)
    assert "make test" in run.read_text()


def test_a_release_is_tried_on_both_bare_systems_by_root_and_by_others_and_no_change_is() -> None:
    release = read(ROOT / ".github" / "workflows" / "release.yml")
    assert set(release[True]) == {"push", "workflow_dispatch"}  # YAML 1.1 takes `on` for a truth
    assert release[True]["push"] == {"tags": ["v*"]}
    bare = release["jobs"]["bare"]
    assert (bare["strategy"]["matrix"]["system"], bare["strategy"]["matrix"]["who"]) == (
        ["bookworm", "trixie"],
        ["root", "user"],
    )
    assert any("scripts/bare.sh" in step.get("run", "") for step in bare["steps"])
    assert "bare.sh" not in (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")


def test_small_changes_are_tried_every_week_with_another_seed_and_on_no_change() -> None:
    mutants = read(ROOT / ".github" / "workflows" / "mutants.yml")
    assert set(mutants[True]) == {"schedule", "workflow_dispatch"}
    ((run,),) = ([step["run"] for step in job["steps"] if "run" in step] for job in mutants["jobs"].values())
    assert run == 'make mutants SEED="$(date +%G-%V)"'
    assert "make mutants" not in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_libraries_of_the_workflow_are_those_of_the_set_up() -> None:
    installed = next(step["run"] for step in read(SET_UP)["runs"]["steps"] if step.get("name") == "Install Pango")
    set_up = (ROOT / "scripts" / "system.sh").read_text()
    names = re.findall(r"\blib[\w.-]+", installed)
    assert len(names) == 3
    assert all(name in set_up for name in names)


@pytest.mark.parametrize(
    ("path", "is_checked"),
    [
        ("content/en/01-summary.md", True),
        ("content/paper.toml", True),
        ("bibliography.bib", True),
        ("templates/notes.csl", True),
        ("README.md", False),
        ("src/content/a.py", False),
        ("old-bibliography.bib", False),
    ],
)
def test_a_commit_is_checked_when_it_touches_the_paper(path: str, is_checked: bool) -> None:
    (hook,) = read(ROOT / ".pre-commit-hooks.yaml")
    assert (re.search(hook["files"], path) is not None) == is_checked


def test_the_hook_checks_the_whole_paper() -> None:
    (hook,) = read(ROOT / ".pre-commit-hooks.yaml")
    assert (hook["id"], hook["language"], hook["entry"]) == ("paperbuild-check", "python", "paperbuild check")
    assert hook["pass_filenames"] is False
