"""The line that installs something on this machine: by Python's package manager, or by the system's."""

from __future__ import annotations

import shutil
from collections.abc import Mapping

from paperbuild.engines.layout.fonts import CJK, NOTO, typeface

_MANAGERS = ("apt-get", "dnf", "pacman", "apk", "brew")
_INSTALLS = {
    "apt-get": "sudo apt-get install -y --no-install-recommends",
    "dnf": "sudo dnf install -y",
    "pacman": "sudo pacman -S --needed",
    "apk": "sudo apk add",
    "brew": "brew install",
}
# What each package manager calls what we need; where it is not named, `*` is.
_PACKAGES: Mapping[str, Mapping[str, str]] = {
    "pango": {"apt-get": "libpango-1.0-0 libpangoft2-1.0-0", "*": "pango"},
    "harfbuzz-subset": {"apt-get": "libharfbuzz-subset0", "apk": "harfbuzz-subset", "*": "harfbuzz"},
    # By the names of Debian, Fedora, Arch, Alpine and Homebrew.
    "noto-cjk": {
        "apt-get": "fonts-noto-cjk",
        "dnf": "google-noto-serif-cjk-fonts google-noto-sans-cjk-fonts",
        "pacman": "noto-fonts-cjk",
        "apk": "font-noto-cjk",
        "brew": "--cask font-noto-serif-cjk font-noto-sans-cjk",
        "*": "the Noto CJK fonts",
    },
    "noto": {
        "apt-get": "fonts-noto-core",
        "dnf": "google-noto-serif-{script}-fonts google-noto-sans-{script}-fonts",
        "pacman": "noto-fonts",
        "apk": "font-noto-{script}",
        "brew": "--cask font-noto-serif-{script} font-noto-sans-{script}",
        "*": "the fonts Noto Serif and Noto Sans for {script}",
    },
    "java": {
        "apt-get": "default-jre-headless",
        "dnf": "java-headless",
        "pacman": "jre-openjdk-headless",
        "apk": "openjdk17-jre-headless",
        "brew": "openjdk",
    },
    "node": {"apt-get": "nodejs npm", "brew": "node", "*": "nodejs npm"},
    "chromium": {"brew": "--cask chromium", "*": "chromium"},
}


def package_manager() -> str:
    """The system's package manager, or an empty text where it is none that is known here."""
    return next((name for name in _MANAGERS if shutil.which(name)), "")


def install_line(manager: str, need: str) -> str:
    """The line that installs `need` with a package manager; one for no manager names what to look for."""
    names = _PACKAGES[need]
    package = names.get(manager) or names.get("*", need)
    return f"{_INSTALLS[manager]} {package}" if manager else f"install {package} with this system's package manager"


def fonts_line(script: str, pip: str = "pip") -> str:
    """The line that installs the fonts of a script (ISO 15924); empty where they are always there, or not known."""
    found = typeface(script)
    if found is not None and found.extra:
        return f"{pip} install 'paperbuild[fonts]'"
    if script in CJK:
        return install_line(package_manager(), "noto-cjk")
    return install_line(package_manager(), "noto").format(script=NOTO[script].lower()) if script in NOTO else ""
