"""The logo of a new knowledge base."""

from pathlib import Path
from typing import Final

from casewright.exceptions import UsageError
from casewright.i18n.message import Message
from casewright.loader.images import decoded

_VECTOR: Final = ".svg"
_SUFFIXES: Final = (_VECTOR, ".png", ".jpg", ".jpeg", ".webp", ".avif")


def read_logo(file: Path) -> tuple[str, bytes]:
    """Return the name of the logo in the folder of cases, and its content.

    Raise ``UsageError`` if it is not an image that browsers show.
    """
    suffix = file.suffix.lower()
    if suffix in _SUFFIXES and file.is_file():
        content = file.read_bytes()
        if _is_image(content, suffix):
            return f"logo{suffix}", content
    raise UsageError(Message("fault.start-logo", {"file": str(file)}))


def _is_image(content: bytes, suffix: str) -> bool:
    if suffix == _VECTOR:
        return b"<svg" in content
    with decoded(content) as image:
        return image is not None
