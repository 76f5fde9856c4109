"""Impose pages for a folded booklet: two on each side of a sheet, in the order of folding.

What is printed is not read by a screen reader, so the structure of the pages is not kept.
"""

import io
from collections.abc import Iterator

from pypdf import PageObject, PdfReader, PdfWriter, Transformation

_PAGES_PER_SHEET = 4


def impose_booklet(pdf: bytes) -> bytes:
    """Return a document whose sheets, printed on both sides and folded, are a booklet."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    writer = PdfWriter()
    width, height = (float(length) for length in pages[0].mediabox[2:])
    for pair in _folding_order(len(pages)):
        side = writer.add_blank_page(height, width)
        for place, number in enumerate(pair):
            if number < len(pages):
                _place(pages[number], side, place)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _folding_order(count: int) -> Iterator[tuple[int, int]]:
    """Iterate over the pages that are next to each other, by side; blank ones are at the end."""
    last = -(-count // _PAGES_PER_SHEET) * _PAGES_PER_SHEET - 1
    for first in range((last + 1) // 2):
        yield (last - first, first) if first % 2 == 0 else (first, last - first)


def _place(page: PageObject, side: PageObject, place: int) -> None:
    """Put a page on the left or right half of a side, as large as fits; turn it if it is wide."""
    half, full = float(side.mediabox.width) / 2, float(side.mediabox.height)
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    turned = Transformation()
    if width > height:
        turned = turned.rotate(-90).translate(0, width)
        width, height = height, width
    scale = min(half / width, full / height)
    margins = (half - width * scale) / 2, (full - height * scale) / 2
    move = turned.scale(scale).translate(place * half + margins[0], margins[1])
    side.merge_transformed_page(page, move)
