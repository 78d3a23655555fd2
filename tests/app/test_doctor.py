"""What `doctor` tells of the fonts of a paper's languages."""

import pytest

from paperbuild.app.doctor import fonts_for, pango_finding
from paperbuild.engines.installing import install_line
from paperbuild.engines.layout.process import has_families
from tests.clock import HANGS_S

pytestmark = pytest.mark.pango


def test_languages_in_the_house_fonts_need_nothing() -> None:
    assert list(fonts_for(["en", "fr", "el", "ru", "ar", "vi"])) == []


def test_a_language_without_known_fonts_is_told_what_to_do() -> None:
    (found,) = fonts_for(["nqo"])
    assert (found.name, found.is_there, found.is_needed) == ("fonts for nqo", False, False)
    assert "templates/print.css" in found.install


@pytest.mark.slow
def test_chinese_is_there_or_has_the_line_that_installs_it() -> None:
    (found,) = fonts_for(["zh-Hans"])
    assert found.is_there == has_families(["Noto Serif CJK SC", "Noto Sans CJK SC"], HANGS_S)
    assert found.is_there != bool(found.install)


def test_fonts_of_the_extra_are_there_or_have_the_line_that_installs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [found.is_there for found in fonts_for(["th", "he", "hi"])] == [True, True, True]
    monkeypatch.setattr("paperbuild.app.doctor.faces", lambda _: ())
    (found,) = fonts_for(["th"])
    assert (found.is_there, found.is_needed) == (False, True)
    assert found.install.endswith("-m pip install 'paperbuild[fonts]'")


def test_a_family_that_no_machine_has_is_not_there() -> None:
    assert not has_families(["Letters of Nowhere"], HANGS_S)


@pytest.mark.parametrize(
    ("manager", "package"), [("apt-get", "fonts-noto-cjk"), ("pacman", "noto-fonts-cjk"), ("", "the Noto CJK fonts")]
)
def test_the_package_is_named_as_each_system_names_it(manager: str, package: str) -> None:
    assert package in install_line(manager, "noto-cjk")


@pytest.mark.parametrize(
    ("version", "is_enough"), [("1.44.0", True), ("1.100.2", True), ("2.0.0", True), ("1.43.9", False), ("", False)]
)
def test_a_pango_that_weasyprint_cannot_use_is_as_good_as_none(version: str, is_enough: bool) -> None:
    found = pango_finding(version, "apt-get")
    assert (found.is_there, found.version) == (is_enough, version if is_enough else "")
    assert ("libpango" in found.install) != is_enough
    assert ("this one is 1.43.9, and 1.44.0 is needed" in found.purpose) == (version == "1.43.9")
