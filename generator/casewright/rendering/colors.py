"""Shades of the accent colour that are readable on light and dark backgrounds.

Contrast follows WCAG 2.2: relative luminance and contrast ratio.
"""

import colorsys
from dataclasses import dataclass
from typing import Final

LIGHT_BACKGROUND: Final = "#fbf9f5"
DARK_BACKGROUND: Final = "#12191b"
MIN_CONTRAST: Final = 8.5
"""Above the 4.5 of WCAG level AA, so that text is also readable on the soft shade."""

_CALM: Final = 0.65
"""The share of the saturation that is kept on a dark background."""

_STEP: Final = 0.01
_SOFT_LIGHT: Final = 0.88
_SOFT_DARK: Final = 0.78
_LINEAR_BELOW: Final = 0.04045
_Rgb = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Shades:
    """A colour for text and lines, a soft one for backgrounds, and one for text on the first."""

    brand: str
    brand_soft: str
    on_brand: str


def make_shades(colour: str) -> tuple[Shades, Shades]:
    """Return the shades of a colour ``#rrggbb`` for light and dark pages."""
    light = _readable(colour, LIGHT_BACKGROUND, -_STEP)
    dark = _readable(_calmed(colour), DARK_BACKGROUND, _STEP)
    return (
        Shades(light, _mix(light, LIGHT_BACKGROUND, _SOFT_LIGHT), LIGHT_BACKGROUND),
        Shades(dark, _mix(dark, DARK_BACKGROUND, _SOFT_DARK), DARK_BACKGROUND),
    )


def contrast_ratio(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))))
    return (lighter + 0.05) / (darker + 0.05)


def _readable(colour: str, paper: str, step: float) -> str:
    """Darken or lighten a colour until it is readable, also on its own soft shade."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_rgb(colour))
    while contrast_ratio(colour, paper) < MIN_CONTRAST and 0 < lightness + step < 1:
        lightness += step
        colour = _hex(colorsys.hls_to_rgb(hue, lightness, saturation))
    return colour


def _calmed(colour: str) -> str:
    hue, lightness, saturation = colorsys.rgb_to_hls(*_rgb(colour))
    return _hex(colorsys.hls_to_rgb(hue, lightness, saturation * _CALM))


def _mix(colour: str, paper: str, share: float) -> str:
    pairs = zip(_rgb(colour), _rgb(paper), strict=True)
    red, green, blue = (one * (1 - share) + other * share for one, other in pairs)
    return _hex((red, green, blue))


def _luminance(colour: _Rgb) -> float:
    red, green, blue = (
        part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4
        for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rgb(colour: str) -> _Rgb:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _hex(colour: _Rgb) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)
