"""What a public project says of itself: its licence, its version, how it is cited, what is safe. All of it agrees."""

from __future__ import annotations

import re
import tomllib

import yaml

from paperbuild import __version__
from tests.places import ROOT

PACKAGE = ROOT / "src" / "paperbuild"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_version_stands_in_the_package_and_is_repeated_where_it_must_be() -> None:
    assert "version" not in PROJECT
    assert PROJECT["dynamic"] == ["version"]
    assert yaml.safe_load(text("CITATION.cff"))["version"] == __version__
    assert re.search(rf"^## ({re.escape(__version__)}|Unreleased)", text("CHANGELOG.md"), re.MULTILINE)


def test_the_licence_covers_the_tool_and_not_the_text_of_the_paper() -> None:
    assert (PROJECT["license"], PROJECT["license-files"]) == ("MIT", ["LICENSE"])
    granted, _, excepted = text("LICENSE").partition("What this licence does not cover")
    assert granted.startswith("MIT License\n\nCopyright (c) 2026 the paperbuild contributors\n")
    for name in ("content/", "bibliography.bib", "docs/"):
        assert name in excepted
        assert (ROOT / name).exists()


def test_the_citation_has_what_the_format_asks_for() -> None:
    """Citation File Format 1.2.0: these four keys are required, and an entity has a name."""
    cited = yaml.safe_load(text("CITATION.cff"))
    assert cited["cff-version"] == "1.2.0"
    assert cited["message"]
    assert cited["title"] == PROJECT["name"]
    assert cited["authors"] == PROJECT["authors"] == [{"name": "the paperbuild contributors"}]
    assert cited["license"] == PROJECT["license"]


def test_no_address_is_invented() -> None:
    for name in ("SECURITY.md", "CITATION.cff", "LICENSE", "CONTRIBUTING.md"):
        assert not re.search(r"[\w.]+@[\w-]+\.\w|mailto:", text(name)), name
    assert "still to be said by the owner" in text("SECURITY.md")


def test_the_readme_leads_to_files_that_are_there() -> None:
    shown = re.sub(r"`!?\[[^`\n]*`", "", text("README.md"))  # what is only an example of a link
    links = re.findall(r"\]\((?!https?:)([^)#]+)", shown)
    assert {"LICENSE", "SECURITY.md", "CONTRIBUTING.md", "CITATION.cff", "docs/api.md"} <= set(links)
    assert [name for name in links if not (ROOT / name).exists()] == []


def test_the_guide_names_files_that_are_there() -> None:
    guide = text("CONTRIBUTING.md")
    way, rest = guide.split("## A new rule", 1)
    paths = re.findall(r"`([\w./-]+/[\w.-]*)`", way) + re.findall(r"`((?:src|tests|templates)/[\w./-]*)`", rest)
    assert len(paths) > 30
    named = [path for path in paths if not re.search(r"FAM|FORMAT|TAG", path)]
    assert [path for path in named if not any((top / path).exists() for top in (ROOT, PACKAGE))] == []


def test_the_guide_says_where_a_rule_a_language_and_a_format_stand() -> None:
    """Each pattern that the guide names is one that those which are there follow."""
    written = re.findall(r"`((?:src|tests|templates)/[\w./-]*(?:FAM|FORMAT|TAG)[\w./-]*)`", text("CONTRIBUTING.md"))
    assert len(written) == 7
    for named in written:
        pattern = re.sub(r"FAMILY|TAG|FORMAT|my.rule", "*", named).replace("FAM", "[a-z][a-z][a-z]")
        assert len(list(ROOT.glob(pattern))) >= 3, named


def test_the_way_of_a_key_has_fifteen_steps() -> None:
    assert re.findall(r"^(\d+)\. `", text("CONTRIBUTING.md").split("## A new rule")[0], re.MULTILINE) == [
        str(number) for number in range(1, 16)
    ]
