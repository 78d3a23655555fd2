from __future__ import annotations

import os
import socket
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperbuild.app.load import decoded, load
from paperbuild.app.opened import OpenPaper
from paperbuild.app.parse import parse_project
from paperbuild.findings.errors import UsageError
from paperbuild.model.project import Unread
from paperbuild.rules.sections import unread_file
from tests.places import ROOT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small paper, with a file beside it that is nobody's business."""
    (tmp_path / "secret.txt").write_text("secret")
    paper = tmp_path / "paper"
    (paper / "content" / "en").mkdir(parents=True)
    (paper / "content" / "paper.toml").write_text('slug = "p"\n')
    (paper / "content" / "en" / "metadata.toml").write_text('title = "P"\n')
    (paper / "content" / "en" / "01-a.md").write_text("# A\n")
    (paper / "bibliography.bib").write_text("@book{a}\n")
    return paper


def section_names(folder: Path) -> list[str]:
    return [section.path for locale in load(folder).locales for section in locale.sections]


def test_a_paper_is_read_whole(folder: Path) -> None:
    (folder / "content" / "en" / "map.png").write_bytes(b"png")
    (folder / "content" / "shared.svg").write_bytes(b"svg")
    project = load(folder)
    assert project.name == "paper"
    assert [locale.code for locale in project.locales] == ["en"]
    assert dict(project.files) == {"content/en/map.png": b"png", "content/shared.svg": b"svg"}
    assert project.escapes == frozenset()
    assert project.settings is not None
    assert project.bibliography is not None
    assert "page.html.jinja" in project.templates or project.templates


def test_no_content_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no content/") as caught:
        load(tmp_path)
    assert "paperbuild init" in caught.value.hint


def test_a_file_called_content_is_no_content(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("x")
    with pytest.raises(UsageError, match="no content/"):
        load(tmp_path)


def test_sections_come_by_their_number_not_by_its_figures(folder: Path) -> None:
    for name in ("10-c.md", "2-b.md", "appendix.md", "02-b.md"):
        (folder / "content" / "en" / name).write_text("# X\n")
    names = [name.rsplit("/", 1)[1] for name in section_names(folder)]
    assert names == ["01-a.md", "02-b.md", "2-b.md", "10-c.md", "appendix.md"]


@pytest.mark.parametrize("name", [".#01-a.md", "#01-a.md#", "01-a.md~", ".01-a.md.swp", ".hidden.md", "._01-a.md"])
def test_what_an_editor_leaves_behind_is_not_read(folder: Path, name: str) -> None:
    (folder / "content" / "en" / name).write_text("# Litter\n")
    project = load(folder)
    assert section_names(folder) == ["content/en/01-a.md"]
    assert project.files == {}
    assert project.escapes == frozenset()


@pytest.mark.parametrize("name", ["02 a b.md", "02-café.md", "02-cafe\u0301.md", "02-a\nb.md", "02-文.md", "02-B.MD"])
def test_odd_names_are_names(folder: Path, name: str) -> None:
    (folder / "content" / "en" / name).write_text("# Odd\n")
    assert section_names(folder) == ["content/en/01-a.md", f"content/en/{name}"]


def test_a_name_that_is_no_text_can_be_shown_all_the_same(folder: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(folder / "content/en") + b"/02-\xff.md")).write_text("# X\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only names that are UTF-8")
    assert section_names(folder)[1].encode("utf-8") == "content/en/02-\ufffd.md".encode()


# Links


def test_a_link_out_of_the_project_is_not_read_and_known(folder: Path) -> None:
    secret = folder.parent / "secret.txt"
    (folder / "content/en/02-b.md").symlink_to(secret)
    (folder / "content/en/map.png").symlink_to("../../../secret.txt")
    (folder / "content/fr").symlink_to(folder.parent, target_is_directory=True)
    project = load(folder)
    assert section_names(folder) == ["content/en/01-a.md"]
    assert project.files == {}
    assert project.escapes == {"content/en/02-b.md", "content/en/map.png", "content/fr"}


@pytest.mark.parametrize("target", [".git/config", ".env", "README.md", "templates/x.md"])
def test_a_link_to_something_of_the_project_that_is_not_the_papers_is_not_read(folder: Path, target: str) -> None:
    (folder / target).parent.mkdir(exist_ok=True)
    (folder / target).write_text("token")
    (folder / "content/en/02-b.md").symlink_to(folder / target)
    (folder / "content/en/b.txt").symlink_to(folder / target)
    project = load(folder)
    assert section_names(folder) == ["content/en/01-a.md"]
    assert project.files == {}
    assert project.escapes == {"content/en/02-b.md", "content/en/b.txt"}


def test_a_link_within_the_paper_is_followed(folder: Path) -> None:
    (folder / "content" / "fr").mkdir()
    (folder / "content/fr/01-a.md").symlink_to("../en/01-a.md")
    assert section_names(folder) == ["content/en/01-a.md", "content/fr/01-a.md"]


def test_links_in_a_circle_end(folder: Path) -> None:
    (folder / "content/en/02-b.md").symlink_to("02-b.md")
    (folder / "content/en/loop").symlink_to("..", target_is_directory=True)
    (folder / "content/fr").symlink_to("fr")
    assert section_names(folder) == ["content/en/01-a.md"]


@pytest.mark.parametrize("name", ["bibliography.bib", "content/paper.toml", "content/en/metadata.toml"])
def test_no_file_of_the_paper_is_a_link_out_of_it(folder: Path, name: str) -> None:
    (folder / name).unlink()
    (folder / name).symlink_to(folder.parent / "secret.txt")
    assert "secret" not in str(load(folder))


def test_content_that_is_a_link_out_of_the_project_is_refused(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "content").symlink_to(folder / "content", target_is_directory=True)
    with pytest.raises(UsageError, match="leads out"):
        load(other)


def test_templates_that_are_a_link_out_of_the_project_are_not_read(folder: Path) -> None:
    (folder / "templates").symlink_to(folder.parent, target_is_directory=True)
    assert "secret.txt" not in load(folder).templates


def test_a_template_of_the_project_wins_over_the_tools(folder: Path) -> None:
    name = next(iter(load(folder).templates))
    (folder / "templates" / name).parent.mkdir(parents=True)
    (folder / "templates" / name).write_text("mine")
    assert load(folder).templates[name].text == "mine"


# Things that are no files


@pytest.mark.parametrize("name", ["02-pipe.md", "pipe.png", "metadata.toml"])
def test_a_pipe_does_not_hold_up_the_reading(folder: Path, name: str) -> None:
    path = folder / "content" / "en" / name
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    done = threading.Thread(target=load, args=(folder,), daemon=True)
    done.start()
    done.join(10)
    assert not done.is_alive()


def test_devices_sockets_and_folders_are_no_sections(folder: Path) -> None:
    (folder / "content/en/02-zero.md").symlink_to("/dev/zero")
    (folder / "content/en/03-folder.md").mkdir()
    with socket.socket(socket.AF_UNIX) as listening:
        here = Path.cwd()
        os.chdir(folder / "content/en")  # a socket's name may not be long
        try:
            listening.bind("04-socket.md")
        finally:
            os.chdir(here)
        assert section_names(folder) == ["content/en/01-a.md"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("name", ["content/en/01-a.md", "content/en", "bibliography.bib", "content/paper.toml"])
def test_what_cannot_be_read_is_named(folder: Path, name: str) -> None:
    (folder / name).chmod(0)
    try:
        with pytest.raises(UsageError, match=r"cannot read .*(Permission denied)"):
            load(folder)
    finally:
        (folder / name).chmod(0o755)


@pytest.mark.parametrize("name", ["content/en/01-a.md", "bibliography.bib"])
def test_a_text_larger_than_a_paper_needs_is_refused(folder: Path, name: str) -> None:
    with (folder / name).open("wb") as file:
        file.truncate(300_000_000)  # takes no room on the disk
    with pytest.raises(UsageError, match=f"{name} is larger than"):
        load(folder)


# Encodings


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decoded(b"\xef\xbb\xbf# A\r\n", "a.md").text == "# A\r\n"


def test_the_first_byte_that_is_no_utf_8_is_known_as_a_place_in_the_text() -> None:
    file = decoded("é – ".encode() + b"caf\xe9 na\xefve " + "ü".encode(), "a.md")
    assert file.text == "é – café naïve ü"
    assert file.bad_bytes == 7
    assert file.text[file.bad_bytes] == "é"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_and_said_to_be_no_utf_8(encoding: str) -> None:
    file = decoded(("\ufeff" + "# Café\n").encode(encoding), "a.md")
    assert (file.text, file.bad_bytes) == ("# Café\n", 0)


def test_a_cut_letter_at_the_end_is_found() -> None:
    assert decoded("abc é".encode()[:-1], "a.md").bad_bytes == 4


@given(st.binary(max_size=200))
def test_any_bytes_are_text_and_the_bad_place_stands_in_it(content: bytes) -> None:
    file = decoded(content, "a.md")
    file.text.encode("utf-8")  # no half of a letter
    assert file.bad_bytes is None or 0 <= file.bad_bytes <= len(file.text)


@given(st.text())
def test_text_is_read_as_it_was_written(text: str) -> None:
    file = decoded(b"\xef\xbb\xbf" + text.encode(), "a.md")
    assert (file.text, file.bad_bytes) == (text, None)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("content/en/drafts/05-rents.md", Unread.PLACE),
        ("content/05-rents.md", Unread.PLACE),
        ("content/en/05-rents.markdown", Unread.SUFFIX),
        ('content/x" onfocus="alert(1)" z="/05-rents.md', Unread.LOCALE),
        ("content/((/05-rents.md", Unread.LOCALE),
    ],
)
def test_what_looks_like_a_section_and_is_none_is_a_finding(folder: Path, name: str, why: Unread) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("# Rents\n\nText.\n")
    assert dict(load(folder).unread) == {name: why}
    (told,) = unread_file.check_paper(parse_project(load(folder))[0])
    assert (told.path, told.rule) == (name, "SEC011")
    assert told.hint


@pytest.mark.parametrize(
    "name", ["content/en/05-x.md", "content/en/metadata.toml", "content/fr", "bibliography.bib", "templates/print.css"]
)
@pytest.mark.parametrize("target", ["/etc/hostname", "../nowhere", "."])
def test_a_link_that_leads_out_is_told_and_not_followed(folder: Path, name: str, target: str) -> None:
    if target == ".":  # a folder of somebody else's
        target = str(folder.parent)
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    path.symlink_to(target)
    assert dict(load(folder).unread) == {name: Unread.LINK}


def test_a_folder_and_a_pipe_with_the_name_of_a_section_are_told(folder: Path) -> None:
    (folder / "content/en/05-folder.md").mkdir()
    os.mkfifo(folder / "content/en/06-pipe.md")
    assert set(load(folder).unread.values()) == {Unread.NO_FILE}


@pytest.mark.parametrize("depth", [15, 400])
def test_folders_that_lie_too_deep_are_told_and_not_entered(folder: Path, depth: int) -> None:
    deepest = folder / "content" / Path(*"d" * depth)
    os.makedirs(deepest)  # noqa: PTH103 - as Path.mkdir, a call for each level
    (deepest / "a.png").write_bytes(b"")
    project = load(folder)
    if depth < 16:
        assert (list(project.files), project.unread) == ([f"content/{'d/' * depth}a.png"], {})
    else:
        assert project.unread == {f"content{'/d' * 16}": Unread.DEPTH}


def test_a_readme_litter_and_links_within_the_paper_are_nothing_to_tell(folder: Path) -> None:
    (folder / "content/README.md").write_text("How we write.\n")
    (folder / "content/en/.draft.md").write_text("# Later\n")
    (folder / "content/en/02-b.md").symlink_to("01-a.md")
    (folder / "content/en/made-from").mkdir()
    (folder / "content/en/made-from/01-a.md").write_text("# A\n")
    assert not load(folder).unread


def test_the_paper_here_and_the_test_papers_are_read_whole() -> None:
    repository = ROOT
    for paper in [repository, *(repository / "tests/papers").iterdir()]:
        assert not load(paper).unread, paper


def test_two_names_that_are_no_utf8_are_two_sections(tmp_path: Path) -> None:
    (tmp_path / "content/en").mkdir(parents=True)
    try:
        for byte in (b"\xfe", b"\xff"):
            name = os.fsencode(tmp_path) + b"/content/en/20-" + byte + b".md"
            Path(os.fsdecode(name)).write_text(f"# {byte.hex()}\n\nText.\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    with OpenPaper(load(tmp_path)) as opened:
        assert [one.file.text[2:4] for one in opened.paper().locales[0].sections] == ["fe", "ff"]
