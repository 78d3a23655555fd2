"""A plan as GitHub, GitLab and Ninja read it: names with odd letters come through, and what cannot is refused."""

from __future__ import annotations

import json
import shlex
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from paperbuild.app.plan import Job, plan
from paperbuild.findings.errors import UsageError
from paperbuild.model.formats import Format
from paperbuild.model.project import Project
from paperbuild.report.jobs import PlanPlace, github_matrix, gitlab_pipeline, ninja_file

Make = Callable[[Mapping[str, Any]], Project]

FILES = {
    "content/en/01-rents.md": "# Rents {#rents}\n\nA claim.\n\n![A map](map.png)\n",
    "content/fr/01-rents.md": "# Loyers {#rents}\n\nUne phrase.\n",
    "content/fr/made-from/01-rents.md": "# Rents {#rents}\n\nA claim.\n",
    "content/de/01-rents.md": "# Mieten {#rents}\n\nEin Satz.\n",
    "content/map.png": b"a picture",
    "content/unused.png": b"no section names it",
    "content/baseline.json": b"{}",
    "bibliography.bib": "@book{marsh2021, title = {Rents}}\n",
    "templates/page.html.jinja": "{{ title }}\n",
}
ODD = "x y:$z'é"
PLACE = PlanPlace(Path(), "rents", (Path("build/index.html"), Path("build/accessibility.html")), "ab" * 20)


def keys(project: Project, tool: bytes = b"tool") -> dict[tuple[str, str], str]:
    jobs = plan(project, "en", ["en", "fr"], tool)
    return {(job.code, job.format): job.key for job in jobs if job.format in set(Format)}


@pytest.mark.parametrize(
    ("changed", "touched"),
    [
        ("content/en/01-rents.md", {"en pdf", "en html", "en epub", "fr pdf", "fr html", "fr epub"}),
        ("content/fr/01-rents.md", {"fr pdf", "fr html", "fr epub"}),
        ("content/fr/made-from/01-rents.md", {"fr pdf", "fr html", "fr epub"}),
        ("content/de/01-rents.md", set()),
        ("content/de/metadata.toml", set()),
        ("content/baseline.json", {"en pdf", "fr pdf"}),
        ("content/map.png", {"en pdf", "en html", "en epub", "fr pdf", "fr html", "fr epub"}),
        ("content/unused.png", set()),
        ("bibliography.bib", {"en pdf", "en html", "en epub", "fr pdf", "fr html", "fr epub"}),
        ("templates/page.html.jinja", {"en pdf", "en html", "en epub", "fr pdf", "fr html", "fr epub"}),
    ],
)
def test_a_key_changes_with_what_its_file_depends_on(make_project: Make, changed: str, touched: set[str]) -> None:
    before, after = keys(make_project(FILES)), keys(make_project({**FILES, changed: b'title = "Other"\n'}))
    assert {" ".join(job) for job in before if before[job] != after[job]} == touched


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("![](a%20b.png)", "a b.png"),
        ("![](<a b.png>)", "a b.png"),
        (r"![](a\_b.png)", "a_b.png"),
        ("![](a&amp;b.png)", "a&b.png"),
        ("![][m]\n\n[m]: sub/map.png#there", "map.png"),
        ("![](map%2Epng)", "map.png"),
    ],
)
def test_a_file_that_a_section_names_in_whatever_way_is_an_input(make_project: Make, written: str, name: str) -> None:
    project = make_project({**FILES, "content/en/01-rents.md": f"# A\n\n{written}\n", f"content/en/{name}": b""})
    (job, *_) = plan(project, "en", ["en"], b"tool")
    assert f"content/en/{name}" in job.inputs


def test_another_tool_and_another_language_change_the_keys_and_nothing_else_does(make_project: Make) -> None:
    before = keys(make_project(FILES))
    assert before == keys(make_project(dict(reversed(FILES.items()))))
    assert not set(before.values()) & set(keys(make_project(FILES), b"another").values())
    more = keys(make_project({**FILES, "content/es/01-rents.md": "# Rentas {#rents}\n"}))
    assert not set(before.values()) & set(more.values())
    assert len(set(before.values())) == len(before)


def jobs(code: str = "en", *inputs: str) -> tuple[Job, ...]:
    return tuple(Job(code, name.value, inputs, f"{number:040x}") for number, name in enumerate(Format))


def test_a_matrix_is_one_line_with_a_job_for_each_file() -> None:
    text = github_matrix([*jobs("en"), *jobs("pt-BR")], PLACE)
    assert "\n" not in text
    matrix = json.loads(text)["include"]
    assert len(matrix) == 6
    assert matrix[4] == {
        "locale": "pt-BR",
        "format": "html",
        "command": "paperbuild html -l pt-BR",
        "output": "build/pt-BR/rents.html",
        "outputs": ["build/pt-BR/rents.html"],
        "key": "1".zfill(40),
    }


def test_a_matrix_with_more_jobs_than_github_runs_is_refused_with_what_would_do() -> None:
    many = [job for number in range(86) for job in jobs(f"l{number}")]
    assert len(json.loads(github_matrix(many[:256], PLACE))["include"]) == 256
    with pytest.raises(UsageError, match=r"at most 256 jobs of one matrix, and this plan has 258") as told:
        github_matrix(many, PLACE)
    assert "`-l LOCALE`" in told.value.hint


def test_commands_are_quoted_for_a_shell() -> None:
    place = PlanPlace(Path("a paper"), "rents", PLACE.pages, PLACE.tool)
    for job in json.loads(github_matrix(jobs(ODD), place))["include"]:
        assert shlex.split(job["command"]) == ["paperbuild", "--project", "a paper", job["format"], "-l", ODD]


def test_a_pipeline_makes_every_file_and_then_the_pages_beside_them() -> None:
    pipeline = yaml.safe_load(gitlab_pipeline(jobs("en"), PLACE))
    html = pipeline["en html"]
    assert html["script"] == ["paperbuild html -l en"]
    assert html["artifacts"] == {"paths": ["build/en/rents.html"]}
    own, last = html["cache"]
    assert own["key"] == f"paperbuild-en-html-{'1'.zfill(40)}"
    assert own["fallback_keys"] == [last["key"]] == ["paperbuild-en-html"]
    assert pipeline["variables"]["XDG_CACHE_HOME"] == f"$CI_PROJECT_DIR/{own['paths'][0].rstrip('/')}"
    pages = pipeline["pages beside the papers"]
    assert (pages["stage"], pages["script"]) == ("pages", ["paperbuild build --pages"])
    assert pipeline["stages"] == ["papers", "pages"]
    assert len(pipeline) == 3 + len(Format) + 1


def test_the_picture_for_networks_is_made_with_the_pdf() -> None:
    place, both = replace(PLACE, has_banners=True), ["build/en/rents.pdf", "build/en/rents.jpg"]
    (pdf,) = (job for job in jobs("en") if job.format == Format.PDF)
    (planned,) = json.loads(github_matrix([pdf], place))["include"]
    assert (planned["output"], planned["outputs"]) == (both[0], both)
    assert yaml.safe_load(gitlab_pipeline([pdf], place))["en pdf"]["artifacts"] == {"paths": both}
    ninja = ninja_file([pdf], place).replace(" $\n   ", "")
    assert f"build {' '.join(both)}: paperbuild" in ninja
    others = [place.outputs(job) for job in jobs("en") if job.format != Format.PDF]
    assert all(len(paths) == 1 for paths in others)


def test_names_with_odd_letters_come_through_yaml() -> None:
    job = yaml.safe_load(gitlab_pipeline(jobs(ODD), PLACE))[f"{ODD} pdf"]
    assert shlex.split(job["script"][0])[-1] == ODD
    assert job["artifacts"]["paths"] == [f"build/{ODD}/rents.pdf".replace("$", "$$")]


def test_a_pipeline_believes_no_cache_that_a_commit_brings(tmp_path: Path) -> None:
    script = yaml.safe_load(gitlab_pipeline(jobs(), PLACE))["default"]["before_script"][0]
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    (tmp_path / ".paperbuild-cache").mkdir()
    (tmp_path / ".paperbuild-cache" / "answer").write_text("believe me")
    assert subprocess.run(["sh", "-c", script], cwd=tmp_path, check=False).returncode == 0
    subprocess.run(["git", "add", "."], cwd=tmp_path, check=True)
    done = subprocess.run(["sh", "-c", script], cwd=tmp_path, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (2, ".paperbuild-cache must not be committed\n")


@pytest.mark.parametrize("code", ["a|b", "a\nb"])
def test_what_ninja_cannot_write_is_refused(code: str) -> None:
    with pytest.raises(UsageError, match="Ninja cannot write the path"):
        ninja_file(jobs(code), PLACE)
