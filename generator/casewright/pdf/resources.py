"""The resources that a printed page may load; nothing is fetched from the network."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from casewright.pages.brand import brand_file
from casewright.rendering.context import RenderContext
from casewright.rendering.environment import theme_dir

BASE_URL: Final = "https://site.invalid/"
"""The address of a site without one."""

STYLES: Final = tuple(f"assets/casewright/{name}.css" for name in ("tokens", "brand", "paper"))
"""The stylesheets of printed pages, as in ``paper_page.html``."""


@dataclass(frozen=True, slots=True)
class ResourceBundle:
    """The files of a site by address: generated (``texts``), copied, and from theme folders.

    ``base`` is the address of the site, for links in the PDF files.
    """

    base: str
    texts: Mapping[str, str]
    copies: Mapping[str, Path]
    folders: tuple[Path, ...]

    def read(self, url: str) -> bytes:
        """Return the content at an address; raise ``LookupError`` if it is not a resource."""
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


def collect_resources(ctx: RenderContext) -> ResourceBundle:
    """Collect the resources of a site; the site's own stylesheets precede those of the theme."""
    settings, brand = ctx.settings, brand_file(ctx)
    shown = (picture for pictures in ctx.pictures.values() for picture in pictures.values())
    return ResourceBundle(
        f"{settings.site_url.rstrip('/')}/" if settings.site_url else BASE_URL,
        {brand.name: brand.content.decode()},
        {picture.address: picture.path for picture in shown},
        (*settings.overrides, theme_dir()),
    )
