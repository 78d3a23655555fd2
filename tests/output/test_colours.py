"""A paper's colours follow from its accent: each text can be read on each of its grounds; a plain paper has none."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from itertools import product

import pikepdf
import pytest

from paperbuild.app.load import load
from paperbuild.findings.source import SourceFile
from paperbuild.model.formats import Format
from paperbuild.model.settings import CONTRAST, contrast, contrast_with_white
from paperbuild.output.colours import colours, mixed
from tests.built import build_project, built
from tests.places import PAPERS

HOUSE, OTHER = "#7d1a35", "#0b5a6e"
COLOUR = re.compile(r"(?:#|%23)([0-9a-fA-F]{6})\b")
COLOUR_IN_PDF = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG|scn|SCN)\b")

# As many steps from black to full colour as matter: every accent of them that the settings allow.
STEPS = ("00", "33", "66", "99", "cc", "ff")
ACCENTS = [f"#{red}{green}{blue}" for red, green, blue in product(STEPS, repeat=3)]
ALLOWED = [accent for accent in ["#7d1a35", "#767676", *ACCENTS] if contrast_with_white(accent) >= CONTRAST]
TEXTS = {
    "paper": ("ink", "quiet", "accent"),
    "tint": ("ink", "quiet", "accent"),
    "cover": ("on-cover", "quiet-on-cover"),
}
TEXTS |= {"flash": ("ink",), "alarm": ("on-alarm",)}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_accent_that_is_allowed_can_be_read_everywhere(scheme: str) -> None:
    for design, accent in [("plain", "#7d1a35"), *product(["house"], ALLOWED)]:
        of = colours(design, accent)[scheme]
        pairs = [(text, ground) for ground, texts in TEXTS.items() for text in texts]
        weak = [(accent, *pair) for pair in pairs if contrast(of[pair[0]], of[pair[1]]) < CONTRAST]
        assert weak == []


def test_accent_is_the_one_that_was_chosen_on_light_ground_and_in_print() -> None:
    of = colours("house", "#0b5a6e")
    assert (of["light"]["accent"], of["light"]["cover"], of["print"]["accent"]) == ("#0b5a6e",) * 3


def test_grounds_have_the_same_share_of_the_accent_unless_it_could_not_be_read_on_them() -> None:
    tinted = mixed("#ffffff", "#767676", 0.06)
    assert colours("house", "#7d1a35")["light"]["tint"] == mixed("#ffffff", "#7d1a35", 0.06)
    assert contrast("#767676", tinted) < CONTRAST, "the reason why it is another below"
    assert colours("house", "#767676")["light"]["tint"] != tinted


def test_plain_design_has_no_colour_at_all() -> None:
    for of in colours("plain", "#7d1a35").values():
        assert [colour for colour in of.values() if len({colour[1:3], colour[3:5], colour[5:7]}) > 1] == []


def test_each_scheme_has_the_same_colours() -> None:
    light, dark = (set(colours("house", "#7d1a35")[scheme]) for scheme in ("light", "dark"))
    assert light == dark == set(colours("plain", "#7d1a35")["light"]) == set(colours("plain", "#7d1a35")["dark"])


def test_colours_are_mixed_by_their_shares() -> None:
    assert [mixed("#000000", "#ffffff", share) for share in (0, 0.5, 1)] == ["#000000", "#808080", "#ffffff"]


def colours_in_pdf(content: bytes) -> set[str]:
    """Every colour that a PDF fills or strokes with."""
    found = set()
    with pikepdf.open(io.BytesIO(content)) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Stream) and item.get("/Type") != "/EmbeddedFile":
                parts = COLOUR_IN_PDF.findall(item.read_bytes())
                found |= {"#" + "".join(f"{round(float(part) * 255):02x}" for part in some) for some in parts}
    return found


def colours_in(content: bytes) -> set[str]:
    """Every colour that is written in a file, whichever of our formats it has."""
    if content.startswith(b"%PDF"):
        return colours_in_pdf(content)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {colour for name in archive.namelist() for colour in colours_in(archive.read(name))}
    return {"#" + colour.lower() for colour in COLOUR.findall(content.decode("utf-8", "replace"))}


def tints(accent: str) -> set[str]:
    """The colours that are made of an accent."""
    fixed = {colour for of in colours("plain", accent).values() for colour in of.values()}
    fixed |= {colours("house", accent)["light"][name] for name in ("flash", "alarm")}
    made = {colour for of in colours("house", accent).values() for colour in of.values()}
    return made - fixed - {colours("house", accent)["dark"]["flash"]}


@pytest.mark.slow
@pytest.mark.pango
def test_no_file_has_a_colour_of_another_accent_than_its_own() -> None:
    project = load(PAPERS / "everything")
    own = SourceFile("content/paper.toml", f'accent = "{OTHER}"\n{project.sources["content/paper.toml"].text}')
    made = build_project(replace(project, settings=own))
    for (_, name), artifact in made.artifacts.items():
        found = colours_in(artifact.content)
        assert OTHER in found, name
        assert found & tints(HOUSE) == set(), name
    assert HOUSE in colours_in(built(PAPERS / "everything", Format.PDF).artifacts["en", Format.PDF].content)
