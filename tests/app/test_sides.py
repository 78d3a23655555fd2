"""A side of a comparison is an edition, a revision, a folder or a PDF, and what it is not is said in a line."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from paperbuild.app.load import load
from paperbuild.app.sides import Side, read_side
from paperbuild.compare.publication import source_digest
from paperbuild.findings.errors import UsageError
from paperbuild.model.changes import SideKind
from tests.conftest import SETTINGS

ENVIRONMENT = {
    **os.environ,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    **{f"GIT_{who}_{what}": "t@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=ENVIRONMENT, check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout.strip()


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


PAPER = {
    "content/paper.toml": SETTINGS,
    "content/en/metadata.toml": 'title = "A case"\n',
    "content/en/01-a.md": "# A\n\nOld.\n",
    "content/fr/01-a.md": "# Un\n\nAncien.\n",
    "content/fr/made-from/01-a.md": "# A\n\nOld.\n",
    "content/en/picture.png": "no picture",
    "bibliography.bib": "",
    "templates/own.jinja": "x",
}


def commit(folder: Path, message: str = "x") -> str:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A paper with two revisions: the tag `one`, an edition of that name on record, and what came after it."""
    folder = tmp_path / "paper"
    write(folder, {**PAPER, "content/editions/first.toml": 'name = "first"\n'})
    git(folder, "init", "-q", "-b", "main")
    commit(folder)
    git(folder, "tag", "one")
    write(folder, {"content/en/01-a.md": "# A\n\nNew.\n"})
    commit(folder)
    return folder


def text_of(side: Side) -> str:
    return side.project.locales[0].sections[0].text


@pytest.mark.parametrize(("named", "kind"), [("one", SideKind.REVISION), ("first", SideKind.EDITION)])
def test_an_earlier_text_is_read_from_the_objects(repository: Path, named: str, kind: SideKind) -> None:
    side = read_side(repository, named)
    assert side.name.kind is kind
    assert side.name.commit == git(repository, "rev-parse", "one")
    assert text_of(side) == "# A\n\nOld.\n"
    assert git(repository, "status", "--porcelain") == ""


def test_a_revision_is_the_project_that_the_folder_was(repository: Path) -> None:
    here, stored = load(repository), read_side(repository, "HEAD").project
    assert (here.name, here.settings, here.bibliography) == (stored.name, stored.settings, stored.bibliography)
    assert here.locales == stored.locales
    assert {**here.templates} == {**stored.templates}
    assert {**here.files} == {**stored.files}


def test_a_paper_in_a_subfolder_is_found(tmp_path: Path) -> None:
    write(tmp_path, {f"papers/one/{name}": text for name, text in PAPER.items()})
    write(tmp_path, {"content/en/01-other.md": "# Other"})
    git(tmp_path, "init", "-q")
    commit(tmp_path)
    assert text_of(read_side(tmp_path / "papers/one", "HEAD")) == "# A\n\nOld.\n"


def test_a_link_in_a_revision_is_not_followed(repository: Path) -> None:
    (repository / "content/en/02-b.md").symlink_to("/etc/hostname")
    commit(repository)
    assert len(read_side(repository, "HEAD").project.locales[0].sections) == 1


@pytest.mark.parametrize("named", ["--output=x", "-p", "nosuch", "HEAD:content", "a b", "", "\0", "one..HEAD"])
def test_what_is_nothing_is_said_in_a_line(repository: Path, named: str) -> None:
    with pytest.raises(UsageError, match="no edition, no folder, no PDF and no git revision"):
        read_side(repository, named)
    assert sorted(path.name for path in repository.iterdir()) == [".git", "bibliography.bib", "content", "templates"]


def test_no_program_of_the_repository_runs(repository: Path, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    program = f"touch {ran}; cat"
    for name in ("core.fsmonitor", "filter.x.smudge", "diff.x.textconv", "core.pager", "core.sshCommand"):
        git(repository, "config", name, program)
    (repository / ".gitattributes").write_text("*.md filter=x diff=x\n")
    assert text_of(read_side(repository, "one")) == "# A\n\nOld.\n"
    assert not ran.exists()


def test_a_folder_that_is_in_no_repository_says_what_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write(tmp_path, {**PAPER, "content/editions/first.toml": ""})
    with pytest.raises(UsageError, match="not in a git repository"):
        read_side(tmp_path, "HEAD")
    with pytest.raises(UsageError, match="the edition `first` cannot be read back") as error:
        read_side(tmp_path, "first")
    assert "PDF" in error.value.hint


def test_an_edition_that_is_not_committed_is_told(repository: Path) -> None:
    write(repository, {"content/editions/second.toml": ""})
    with pytest.raises(UsageError, match=r"content/editions/second\.toml is not committed"):
        read_side(repository, "second")


def test_a_shallow_clone_is_told(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{repository}", "shallow")
    for named in ("one", "first"):
        with pytest.raises(UsageError) as error:
            read_side(tmp_path / "shallow", named)
        assert "git fetch --unshallow" in error.value.hint
    assert text_of(read_side(tmp_path / "shallow", "HEAD")) == "# A\n\nNew.\n"


def test_an_edition_that_was_nearly_named_is_offered(repository: Path) -> None:
    with pytest.raises(UsageError) as error:
        read_side(repository, "frist")
    assert error.value.hint == "did you mean the edition `first`?"


def test_a_revision_without_a_paper_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"a": "b"})
    git(tmp_path, "init", "-q")
    commit(tmp_path)
    with pytest.raises(UsageError, match="no paper in the revision `HEAD`"):
        read_side(tmp_path, "HEAD")


def test_a_folder_is_read_as_it_is(repository: Path) -> None:
    assert read_side(repository, str(repository)).name.kind is SideKind.FOLDER
    with pytest.raises(UsageError, match="no content/"):
        read_side(repository, str(repository / "templates"))


@pytest.mark.parametrize("name", ["x.txt", "x.pdf"])
def test_a_file_that_is_no_pdf_is_told(repository: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("no PDF")
    with pytest.raises(UsageError, match="a file, but no PDF"):
        read_side(repository, str(tmp_path / name))


def test_git_that_runs_this_program_does_not_lead_it_astray(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other"))
    assert text_of(read_side(repository, "one")) == "# A\n\nOld.\n"


def test_an_edition_is_the_text_that_its_record_was_made_of_or_none(repository: Path) -> None:
    """A record that is touched later, or committed with another text, says nothing wrong of what was published."""
    digest = source_digest(load(repository))
    record = {"content/editions/first.toml": f'name = "first"\ndigest = "{digest}"\n'}
    write(repository, record)
    marked = commit(repository)
    write(
        repository,
        {
            "content/en/01-a.md": "# A\n\nLater.\n",
            "content/editions/first.toml": f"# Ours.\n{next(iter(record.values()))}",
        },
    )
    commit(repository)
    assert read_side(repository, "first").name.commit == marked
    write(repository, {"content/editions/second.toml": f'name = "second"\ndigest = "{digest}"\n'})
    commit(repository)
    with pytest.raises(UsageError, match=r"no commit has both content/editions/second\.toml and the text"):
        read_side(repository, "second")
