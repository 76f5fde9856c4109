"""A picture on the page of its case."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from casewright.cases.case import Case


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture that was made ready: the file, its address on the site, and its pixels."""

    path: Path
    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Image:
    """A picture with its words; ``alt`` is empty for one that only decorates."""

    address: str
    alt: str
    caption: str | None
    credit: str | None
    width: int
    height: int


def images_of(case: Case, shown: Mapping[str, Shown]) -> tuple[Image, ...]:
    """Give a case's pictures in the author's order; what could not be shown is left out."""
    return tuple(
        Image(
            shown[image.file].address,
            image.alt,
            image.caption or None,
            image.credit or None,
            shown[image.file].width,
            shown[image.file].height,
        )
        for image in case.images
        if image.file in shown
    )
