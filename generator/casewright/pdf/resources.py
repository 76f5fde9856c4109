"""The shelf: everything that a page of paper may load, so that nothing is fetched from anywhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from casewright.rendering.brand import brand_file
from casewright.rendering.desk import Desk
from casewright.rendering.environment import theme_dir

NOWHERE: Final = "https://site.invalid/"
"""The address of a site that has none yet."""

STYLES: Final = tuple(f"assets/casewright/{name}.css" for name in ("tokens", "brand", "paper"))
"""What every page of paper is dressed in, named as in ``paper_page.html``."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files of a site by their address: those made (``texts``), those copied, those of a theme.

    ``base`` is the address of the whole site, which links in the PDF files lead to.
    """

    base: str
    texts: Mapping[str, str]
    copies: Mapping[str, Path]
    folders: tuple[Path, ...]

    def read(self, url: str) -> bytes:
        """Read what lies at an address; raises ``LookupError`` for anything that is not here."""
        name = unquote(urlsplit(url.removeprefix(self.base)).path)
        if not url.startswith(self.base) or ".." in name.split("/"):
            raise LookupError(url)
        if name in self.texts:
            return self.texts[name].encode()
        places = [self.copies[name]] if name in self.copies else [f / name for f in self.folders]
        for place in places:
            if place.is_file():
                return place.read_bytes()
        raise LookupError(url)


def shelf_of(desk: Desk) -> Shelf:
    """Fill the shelf of a site; a stylesheet of the site's own stands before the theme's."""
    settings, brand = desk.settings, brand_file(desk)
    shown = (picture for pictures in desk.pictures.values() for picture in pictures.values())
    return Shelf(
        f"{settings.site_url.rstrip('/')}/" if settings.site_url else NOWHERE,
        {brand.name: brand.content.decode()},
        {picture.address: picture.path for picture in shown},
        (*settings.overrides, theme_dir()),
    )
