"""The resources that a printed page may load; nothing is fetched from the network."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from casewright.pages.brand import BRAND, brand_file
from casewright.rendering.context import RenderContext
from casewright.rendering.theme import asset_sources, theme_dirs

BASE_URL: Final = "https://site.invalid/"
"""The address of a site without one."""

_STYLES: Final = ("tokens.css", "brand.css", "paper.css")
"""The stylesheets of printed pages, as in ``print/page.html``."""


@dataclass(frozen=True, slots=True)
class ResourceBundle:
    """The files of a site by address: generated (``texts``), copied, and from theme folders.

    ``base`` is the address of the site, for links in the PDF files; ``styles`` are the addresses of
    the stylesheets of printed pages.
    """

    base: str
    styles: tuple[str, ...]
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
    settings = ctx.settings
    sources = asset_sources(settings)
    read = {name: sources[name].read_text(encoding="utf-8") for name in _STYLES if name != BRAND}
    styles = {**read, BRAND: brand_file(ctx).content.decode()}
    shown = (picture for pictures in ctx.pictures.values() for picture in pictures.values())
    return ResourceBundle(
        f"{settings.site_url.rstrip('/')}/" if settings.site_url else BASE_URL,
        tuple(ctx.asset_folder + name for name in _STYLES),
        {ctx.asset_folder + name: text for name, text in styles.items()},
        {picture.address: picture.path for picture in shown},
        theme_dirs(settings),
    )
