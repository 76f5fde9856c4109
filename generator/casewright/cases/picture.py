"""Pictures of a case: what a file really is, whatever its name says, before anybody shows it.

A picture lies in the folder of its case, ``media/<id>/``. Its kind is told by its content; a file
that is a link, is no picture, or unfolds into more pixels than anyone needs is not opened further.
"""

import warnings
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

MEDIA: Final = "media"
KINDS: Final = ("PNG", "JPEG", "WEBP", "AVIF")
"""What a browser shows and what holds no script: no SVG."""

LARGEST_FILE: Final = 20 * 1024 * 1024
"""Bytes of a picture as the author has it."""

LONGEST_NAME: Final = 255
"""Bytes of a file's name; no disk holds a longer one."""

MOST_PIXELS: Final = 50_000_000
"""Width times height; a good phone makes twelve million."""


class PictureFault(StrEnum):
    """Why a picture cannot be shown."""

    ABSENT = "absent"
    OUTSIDE = "outside"
    LINK = "link"
    KIND = "kind"
    SIZE = "size"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that may be shown: where it lies, what it is, and its size in pixels."""

    path: Path
    kind: str
    width: int
    height: int


def look_at(docs_dir: Path, case_id: str, name: str) -> Picture | PictureFault:
    """Find out about a picture of a case by the name its author gave."""
    folder = docs_dir / MEDIA / case_id
    path = folder / name
    if name.startswith("/") or "\\" in name or ".." in path.relative_to(folder).parts:
        return PictureFault.OUTSIDE
    if any(len(part.encode()) > LONGEST_NAME for part in path.parts):
        return PictureFault.ABSENT
    if any(part.is_symlink() for part in (path, *path.parents) if part.is_relative_to(docs_dir)):
        return PictureFault.LINK
    if not path.is_file():
        return PictureFault.ABSENT
    if path.stat().st_size > LARGEST_FILE:
        return PictureFault.SIZE
    return _measure(path)


def _measure(path: Path) -> Picture | PictureFault:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  (slow to load, seldom needed)

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(path, formats=KINDS) as image:
            width, height = image.size
            kind = image.format or ""
    except Image.DecompressionBombError:
        return PictureFault.SIZE
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return PictureFault.KIND
    if width * height > MOST_PIXELS:
        return PictureFault.SIZE
    return Picture(path, kind, width, height)
