"""The colours of a paper on screens, light and dark, all made of its one accent so that every text can be read."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping

from paperbuild.model.settings import CONTRAST, contrast

_WHITE, _BLACK = "#ffffff", "#000000"
_STEPS = 50
_EASY = 7.0  # the contrast of an accent that is free to be any tint (WCAG 2.2, 1.4.6)

# Greys, and how much of the accent is in them: so every ground and rule belongs to the same family of colours.
_LIGHT_GROUNDS = {"paper": (_WHITE, 0.01), "tint": (_WHITE, 0.06)}
_LIGHT_GREYS = {"ink": ("#1a1a1a", 0.02), "quiet": ("#525252", 0.06), "rule": ("#c6c6c6", 0.08)}
_LIGHT = {"flash": "#fbe7b0", "alarm": "#b00020", "on-alarm": _WHITE}
_DARK_GREYS = {
    "paper": ("#141414", 0.03), "tint": ("#1d1d1d", 0.06),
    "ink": ("#e4e4e4", 0.02), "quiet": ("#b0b0b0", 0.04), "rule": ("#4c4c4c", 0.08),
}  # fmt: skip
_DARK = {"flash": "#4d3f16", "alarm": "#b00020", "on-alarm": _WHITE}
_PRINT = {"paper": _WHITE, "tint": _WHITE, "ink": _BLACK, "quiet": "#444444", "rule": "#aaaaaa"}

_PLAIN_LIGHT = {
    "accent": _BLACK, "cover": _WHITE, "on-cover": _BLACK, "quiet-on-cover": "#404040",
    "paper": _WHITE, "tint": "#f4f4f4", "ink": _BLACK, "quiet": "#4a4a4a", "rule": "#a6a6a6", "flash": "#e2e2e2",
    "alarm": _BLACK, "on-alarm": _WHITE,
}  # fmt: skip
_PLAIN_DARK = {
    "accent": "#f2f2f2", "cover": "#141414", "on-cover": "#f2f2f2", "quiet-on-cover": "#c8c8c8",
    "paper": "#141414", "tint": "#212121", "ink": "#ececec", "quiet": "#b4b4b4", "rule": "#6e6e6e", "flash": "#404040",
    "alarm": _WHITE, "on-alarm": _BLACK,
}  # fmt: skip


def colours(design: str, accent: str) -> dict[str, Mapping[str, str]]:
    """The colours of a page by their names, as `#rrggbb`: on a `light` and on a `dark` screen, and in `print`."""
    if design == "plain":
        return {"light": _PLAIN_LIGHT, "dark": _PLAIN_DARK, "print": {**_PRINT, "accent": _BLACK}}
    return {"light": _light(accent), "dark": _dark(accent), "print": {**_PRINT, "accent": accent}}


def _light(accent: str) -> dict[str, str]:
    """The accent as it is given; what it stands on, and what stands on it, nearer to white until it can be read."""
    grounds = _tinted(_LIGHT_GROUNDS, accent)
    return {
        **_LIGHT,
        **_tinted(_LIGHT_GREYS, accent),
        "accent": accent,
        **{name: _readable(ground, _WHITE, accent) for name, ground in grounds.items()},
        "cover": accent,
        "on-cover": _WHITE,
        "quiet-on-cover": _readable(mixed(accent, _WHITE, 0.85), _WHITE, accent),
    }


def _dark(accent: str) -> dict[str, str]:
    cover, greys = mixed(accent, _BLACK, 0.4), _tinted(_DARK_GREYS, accent)
    return {
        **_DARK,
        **greys,
        "accent": _lighter(accent, greys["tint"]),
        "cover": cover,
        "on-cover": _WHITE,
        "quiet-on-cover": _readable(mixed(accent, _WHITE, 0.8), _WHITE, cover),
    }


def _tinted(greys: Mapping[str, tuple[str, float]], accent: str) -> dict[str, str]:
    """Each grey with its share of the accent in it."""
    return {name: mixed(grey, accent, share) for name, (grey, share) in greys.items()}


def _readable(colour: str, towards: str, other: str) -> str:
    """The first colour on the way from `colour` to `towards` that has contrast enough with `other`."""
    ways = (mixed(colour, towards, step / _STEPS) for step in range(_STEPS + 1))
    return next((way for way in ways if contrast(way, other) >= CONTRAST), towards)


def _lighter(accent: str, ground: str) -> str:
    """The accent in its own hue, as light as is easy to read on a dark `ground`."""
    red, green, blue = (part / 255 for part in _parts(accent))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    for step in range(_STEPS + 1):
        light = lightness + (1 - lightness) * step / _STEPS
        tint = _written(tuple(255 * part for part in colorsys.hls_to_rgb(hue, light, saturation)))
        if contrast(tint, ground) >= _EASY:
            return tint
    return _WHITE


def mixed(colour: str, other: str, share: float) -> str:
    """`colour` with a `share` (0 to 1) of `other` in it."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return _written(tuple(own + (its - own) * share for own, its in pairs))


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _written(parts: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(part):02x}" for part in parts)
