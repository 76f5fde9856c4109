"""Pictures of a case: what a file really is, whatever its name says, before anybody shows it.

A picture lies in the folder of its case, ``media/<id>/``. Its kind is told by its content; a file
that is a link, is no picture, or unfolds into more pixels than anyone needs is not opened further.
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
"""What a browser shows and what holds no script: no SVG."""

_SEVERAL_JPEGS: Final = "MPO"
"""What Pillow calls a JPEG with further pictures behind the first, as telephones make them."""

MAX_IMAGE_BYTES: Final = 20 * 1024 * 1024
"""Bytes of a picture as the author has it."""

MAX_PIXELS: Final = 50_000_000
"""Width times height; a good phone makes twelve million."""


class ImageProblem(StrEnum):
    """Why a picture cannot be shown."""

    ABSENT = "absent"
    OUTSIDE = "outside"
    LINK = "link"
    KIND = "kind"
    SIZE = "size"
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class ImageInfo:
    """A picture that may be shown: where it lies, what it is, and its size in pixels."""

    path: Path
    kind: str
    width: int
    height: int


def inspect_image(docs_dir: Path, case_id: str, name: str) -> ImageInfo | ImageProblem:
    """Find out about a picture of a case by the name its author gave."""
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
    except (OSError, ValueError):  # a name that is too long, or that no file can have
        return ImageProblem.ABSENT
    return ImageProblem.SIZE if size > MAX_IMAGE_BYTES else _measure(path)


def find_damage(picture: ImageInfo, verdicts: Path) -> ImageProblem | None:
    """Decode a picture, and say what keeps it from being shown.

    The answer is kept in the folder ``verdicts`` by content, so that each is decoded once.
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
    if not verdicts.parent.is_symlink():
        with suppress(OSError):
            verdicts.mkdir(parents=True, exist_ok=True)
            verdict.touch()
    return None


@contextmanager
def decoded(content: bytes) -> Iterator["Image | None"]:
    """Decode the first picture of a file, turned as it was meant; ``None`` for a damaged one."""
    from PIL import Image, ImageOps  # noqa: PLC0415  (slow to load, seldom needed)

    turned: Image.Image | None = None
    with warnings.catch_warnings(action="ignore"):
        try:
            with Image.open(io.BytesIO(content), formats=IMAGE_FORMATS) as image:
                image.load()
                turned = ImageOps.exif_transpose(image)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001  (Pillow raises nearly anything for a damaged file)
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
    except Exception:  # noqa: BLE001  (Pillow raises nearly anything for a damaged file)
        return ImageProblem.DAMAGED
    if width * height > MAX_PIXELS:
        return ImageProblem.SIZE
    return ImageInfo(path, "JPEG" if kind == _SEVERAL_JPEGS else kind, width, height)
