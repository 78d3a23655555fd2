"""A paper's colours follow from its accent: each text can be read on each of its grounds; a plain paper has none."""

from __future__ import annotations

from itertools import product

import pytest

from paperbuild.model.settings import CONTRAST, contrast, contrast_with_white
from paperbuild.output.colours import colours, mixed

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


def test_accent_that_is_easy_to_read_leaves_the_grounds_their_tint() -> None:
    assert colours("house", "#7d1a35")["light"]["tint"] == "#f7f2ee"
    assert contrast("#767676", "#f7f2ee") < CONTRAST, "the reason why it is another below"
    assert colours("house", "#767676")["light"]["tint"] != "#f7f2ee"


def test_plain_design_has_no_colour_at_all() -> None:
    for of in colours("plain", "#7d1a35").values():
        assert [colour for colour in of.values() if len({colour[1:3], colour[3:5], colour[5:7]}) > 1] == []


def test_each_scheme_has_the_same_colours() -> None:
    light, dark = (set(colours("house", "#7d1a35")[scheme]) for scheme in ("light", "dark"))
    assert light == dark == set(colours("plain", "#7d1a35")["light"]) == set(colours("plain", "#7d1a35")["dark"])


def test_colours_are_mixed_by_their_shares() -> None:
    assert [mixed("#000000", "#ffffff", share) for share in (0, 0.5, 1)] == ["#000000", "#808080", "#ffffff"]
