"""Inspect the images of a case before they are published.

The images of a case are in ``media/<id>/``. The format is detected from the content. Links, files
in other formats and images with too many pixels are not decoded.
"""

import hashlib
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image

MEDIA_DIR: Final = "media"
IMAGE_FORMATS: Final = ("PNG", "JPEG", "WEBP", "AVIF")
"""Formats that browsers show and that cannot contain scripts: no SVG."""

_SEVERAL_JPEGS: Final = "MPO"
"""Pillow's name for a JPEG with more images in it, as phones make them."""

MAX_IMAGE_BYTES: Final = 20 * 1024 * 1024
"""Maximum size of a source image in bytes."""

MAX_PIXELS: Final = 50_000_000
"""Maximum width times height; a good phone makes 12 million pixels."""


class ImageProblem(StrEnum):
    """Why an image cannot be shown."""

    ABSENT = "absent"
    OUTSIDE = "outside"
    LINK = "link"
    KIND = "kind"
    SIZE = "size"
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class ImageInfo:
    """An image that can be shown: path, format, and size in pixels."""

    path: Path
    kind: str
    width: int
    height: int


def inspect_image(docs_dir: Path, case_id: str, name: str) -> ImageInfo | ImageProblem:
    """Inspect an image of a case, by the name that its author wrote."""
    folder = docs_dir / MEDIA_DIR / case_id
    path = folder / name
    if name.startswith("/") or "\\" in name or ".." in path.relative_to(folder).parts:
        return ImageProblem.OUTSIDE
    try:
        if any(
            part.is_symlink() for part in (path, *path.parents) if part.is_relative_to(docs_dir)
        ):
            return ImageProblem.LINK
        if not path.is_file():
            return ImageProblem.ABSENT
        size = path.stat().st_size
    except (OSError, ValueError):  # the name is too long, or not valid for a file
        return ImageProblem.ABSENT
    return ImageProblem.SIZE if size > MAX_IMAGE_BYTES else _measure(path)


def find_damage(picture: ImageInfo, verdicts: Path) -> ImageProblem | None:
    """Decode an image and return why it cannot be shown, if so.

    Results are cached by content in the folder ``verdicts``, so that each image is decoded once.
    """
    try:
        content = picture.path.read_bytes()
    except OSError:
        return ImageProblem.UNREADABLE
    verdict = verdicts / f"{hashlib.sha256(content).hexdigest()[:32]}.sound"
    if verdict.is_file():
        return None
    with decoded(content) as image:
        if image is None:
            return ImageProblem.DAMAGED
    if not (verdicts.is_symlink() or verdicts.parent.is_symlink()):
        with suppress(OSError):
            verdicts.mkdir(parents=True, exist_ok=True)
            verdict.touch()
    return None


@contextmanager
def decoded(content: bytes) -> Iterator["Image | None"]:
    """Decode the first image of a file, rotated as its metadata says; ``None`` if damaged."""
    from PIL import Image, ImageFile, ImageOps  # noqa: PLC0415  (slow to load, seldom needed)

    turned: Image.Image | None = None
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint sets it for the whole process
    with warnings.catch_warnings(action="ignore"):
        try:
            with Image.open(io.BytesIO(content), formats=IMAGE_FORMATS) as image:
                image.load()
                turned = ImageOps.exif_transpose(image)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001  (Pillow raises many exceptions for a damaged file)
            turned = None
        yield turned


def _measure(path: Path) -> ImageInfo | ImageProblem:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  (slow to load, seldom needed)

    try:
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(path, formats=IMAGE_FORMATS) as image,
        ):
            width, height = image.size
            kind = image.format or ""
    except Image.DecompressionBombError:
        return ImageProblem.SIZE
    except PermissionError:
        return ImageProblem.UNREADABLE
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return ImageProblem.KIND
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  (Pillow raises many exceptions for a damaged file)
        return ImageProblem.DAMAGED
    if width * height > MAX_PIXELS:
        return ImageProblem.SIZE
    return ImageInfo(path, "JPEG" if kind == _SEVERAL_JPEGS else kind, width, height)
