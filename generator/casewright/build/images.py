"""Pictures on their way out: made anew, no larger than a page shows, and without what they tell.

A photograph holds where and when it was taken, and by which device. None of that is published: the
pixels are encoded anew, turned as they were meant, and kept by the content they were made of.
"""

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image

from casewright.cases.summary import AnyCase
from casewright.exceptions import os_errors
from casewright.loader.images import MEDIA_DIR, ImageInfo, decoded, inspect_image
from casewright.views.case.images import PublishedImage

LONGEST_SIDE: Final = 1600
"""Pixels: the reading column on a screen of twice the usual density."""

_SUFFIX: Final = {"PNG": ".png", "JPEG": ".jpg", "WEBP": ".webp", "AVIF": ".avif"}
_RECIPE: Final = f"1:{LONGEST_SIDE}"
"""Changes when the making does, so that nothing made the old way is taken for new."""


@dataclass(frozen=True)
class Darkroom:
    """Makes the pictures of cases and keeps them in a folder of its own, by content."""

    docs_dir: Path
    folder: Path

    def shown(self, case: AnyCase) -> dict[str, PublishedImage]:
        """Give the pictures of a case as they are shown, by the name in the case's file."""
        looks = {
            image.file: inspect_image(self.docs_dir, case.id, image.file) for image in case.images
        }
        return {
            name: shown
            for name, picture in looks.items()
            if isinstance(picture, ImageInfo) and (shown := self._developed(case.id, picture))
        }

    def _developed(self, case_id: str, picture: ImageInfo) -> PublishedImage | None:
        with os_errors(picture.path):
            content = picture.path.read_bytes()
            key = hashlib.sha256(f"{_RECIPE}:".encode() + content).hexdigest()[:16]
            made = self.folder / f"{key}{_SUFFIX[picture.kind]}"
            if not made.exists():
                clean = _anew(content, picture.kind)
                if clean is None:
                    return None
                self.folder.mkdir(parents=True, exist_ok=True)
                beside = made.with_suffix(".new")
                beside.write_bytes(clean)
                beside.replace(made)
            with Image.open(made) as image:
                width, height = image.size
        return PublishedImage(made, f"{MEDIA_DIR}/{case_id}/{made.name}", width, height)


def _anew(content: bytes, kind: str) -> bytes | None:
    """Encode a picture anew; ``None`` for one that is damaged, which the check has reported."""
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
