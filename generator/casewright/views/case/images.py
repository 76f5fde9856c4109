"""The images on the page of a case."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from casewright.cases.case import Case


@dataclass(frozen=True, slots=True)
class PublishedImage:
    """A processed image: file, address in the site, and size in pixels."""

    path: Path
    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ImageView:
    """An image with its texts; ``alt`` is empty for a decorative image."""

    address: str
    alt: str
    caption: str | None
    credit: str | None
    width: int
    height: int


def images_of(case: Case, shown: Mapping[str, PublishedImage]) -> tuple[ImageView, ...]:
    """Return the images of a case in order; images that could not be processed are left out."""
    return tuple(
        ImageView(
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
