"""Resize images and remove their metadata, cached by content.

Photographs contain when, where and with which device they were taken. Images are decoded, rotated
and encoded again, so that none of this is published.
"""

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image

from casewright.cases.summary import AnyCase
from casewright.exceptions import os_errors, refuse_links
from casewright.fs import write_over
from casewright.loader.images import MEDIA_DIR, ImageInfo, decoded, inspect_image
from casewright.views.case.images import PublishedImage

LONGEST_SIDE: Final = 1600
"""Pixels: the width of the text column on a high-density screen."""

_SUFFIX: Final = {"PNG": ".png", "JPEG": ".jpg", "WEBP": ".webp", "AVIF": ".avif"}
_RECIPE: Final = f"1:{LONGEST_SIDE}"
"""Increase this when processing changes, so that cached images are not used."""


@dataclass(frozen=True)
class ImageProcessor:
    """Process the images of cases, and keep the results in a folder by content."""

    docs_dir: Path
    folder: Path

    def shown(self, case: AnyCase) -> dict[str, PublishedImage]:
        """Return the processed images of a case, by the name in the file of the case."""
        inspected = {
            image.file: inspect_image(self.docs_dir, case.id, image.file) for image in case.images
        }
        return {
            name: shown
            for name, picture in inspected.items()
            if isinstance(picture, ImageInfo) and (shown := self._processed(case.id, picture))
        }

    def _processed(self, case_id: str, picture: ImageInfo) -> PublishedImage | None:
        with os_errors(picture.path):
            content = picture.path.read_bytes()
            key = hashlib.sha256(f"{_RECIPE}:".encode() + content).hexdigest()[:16]
            made = self.folder / f"{key}{_SUFFIX[picture.kind]}"
            if not made.exists():
                refuse_links(self.folder)
                clean = _reencode(content, picture.kind)
                if clean is None:
                    return None
                write_over(made, clean)
            with Image.open(made) as image:
                width, height = image.size
        return PublishedImage(made, f"{MEDIA_DIR}/{case_id}/{made.name}", width, height)


def _reencode(content: bytes, kind: str) -> bytes | None:
    """Process an image; return ``None`` for a damaged one, which the check has reported."""
    with decoded(content) as turned:
        if turned is None:
            return None
        turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        clean = Image.new(turned.mode, turned.size)
        clean.paste(turned)
        if turned.mode == "P":
            clean.putpalette(turned.getpalette() or [])
        out = io.BytesIO()
        clean.convert("RGB" if kind == "JPEG" else clean.mode).save(out, kind)
    return out.getvalue()
