"""What a link leads to is told from how it is written, whatever tricks it is written with."""

import pytest

from paperbuild.syntax.targets import TargetKind, normalised, target_of

SECTION = "content/en/01-case.md"

KINDS = {
    "": TargetKind.NOTHING,
    "#": TargetKind.NOTHING,
    " ": TargetKind.NOTHING,
    "#rents": TargetKind.HEADING,
    "02-other.md": TargetKind.SECTION,
    "./02-other.md#rents": TargetKind.SECTION,
    "rents.png": TargetKind.FILE,
    "img/../rents.png": TargetKind.FILE,
    "../rents.png": TargetKind.FILE,
    "../../bibliography.bib": TargetKind.FILE,
    "../../../rents.png": TargetKind.OUTSIDE,
    "..\\..\\..\\rents.png": TargetKind.OUTSIDE,
    "a/../../../../rents.png": TargetKind.OUTSIDE,
    "/etc/hosts": TargetKind.OUTSIDE,
    "~/rents.png": TargetKind.OUTSIDE,
    "\\rents.png": TargetKind.OUTSIDE,
    "C:\\rents.png": TargetKind.OUTSIDE,
    "file:///etc/hosts": TargetKind.OUTSIDE,
    "https://example.org/": TargetKind.ADDRESS,
    "HTTPS://example.org/": TargetKind.ADDRESS,
    "mailto:me@example.org": TargetKind.ADDRESS,
    "//example.org/": TargetKind.HOST,
    "\\\\example.org\\x": TargetKind.HOST,
    "www.example.org": TargetKind.HOST,
    "example.org/rents": TargetKind.HOST,
    "htps://example.org": TargetKind.STRANGE,
    "javascript:alert(1)": TargetKind.PROGRAM,
    "JavaScript:alert(1)": TargetKind.PROGRAM,
    "java\tscript:alert(1)": TargetKind.PROGRAM,
    " \x01javascript:alert(1)": TargetKind.PROGRAM,
    "java\nscript\n:alert(1)": TargetKind.PROGRAM,
    "vbscript:x": TargetKind.PROGRAM,
    "data:text/html,x": TargetKind.PROGRAM,
    "blob:https://example.org/x": TargetKind.PROGRAM,
}


@pytest.mark.parametrize(("written", "kind"), KINDS.items())
def test_a_target_is_of_the_kind_that_a_browser_takes_it_for(written: str, kind: TargetKind) -> None:
    assert target_of(written, SECTION).kind is kind


def test_a_file_is_found_from_the_folder_of_its_section() -> None:
    assert target_of("img/rents.png", SECTION).path == "content/en/img/rents.png"
    assert target_of("../rents.png", SECTION).path == "content/rents.png"


def test_an_identifier_in_another_script_is_compared_as_it_is_typed() -> None:
    assert target_of("#%C3%A9t%C3%A9", SECTION).fragment == "été"
    assert target_of("02-other.md#%C3%A9t%C3%A9", SECTION).fragment == "été"


def test_a_path_that_climbs_out_of_its_folder_is_none() -> None:
    assert normalised("content/./en//x") == "content/en/x"
    assert normalised("content/../x") == "x"
    assert normalised("content/../../x") is None
