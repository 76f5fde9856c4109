"""Bundle the stylesheets of the site into one file.

Browsers do not show a page before its stylesheets are loaded, and one file loads faster than forty.
A stylesheet in ``theme.custom_dir`` replaces ours of the same name.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from markupsafe import Markup

from casewright.pages.brand import NAME as BRAND
from casewright.pages.brand import brand_file
from casewright.rendering.context import FileTask, RenderContext
from casewright.rendering.environment import theme_dir
from casewright.rendering.page import StaticFile

_FOLDER: Final = "assets/casewright"


def style_files(ctx: RenderContext) -> Iterator[FileTask]:
    """Return the stylesheet with the accent colour, and the bundle."""
    yield FileTask.of(BRAND, partial(brand_file, ctx))
    yield FileTask.of(f"{_FOLDER}/site.css", partial(_bundle, ctx))


def _bundle(ctx: RenderContext) -> StaticFile:
    brand = brand_file(ctx).content.decode()
    folders = (*ctx.settings.overrides, theme_dir())

    def style(name: str) -> Markup:
        """Return a stylesheet by name, unescaped: it comes from a theme, never from an author."""
        file = f"{_FOLDER}/{name}.css"
        return Markup(brand if file == BRAND else _read(folders, file))  # noqa: S704

    text = ctx.fill("pages/site_css.html", f"{_FOLDER}/", style=style)
    return StaticFile.of(f"{_FOLDER}/site.css", text)


def _read(folders: tuple[Path, ...], name: str) -> str:
    """Read a stylesheet from the first folder that has it; the last one, ours, has them all."""
    files = (folder / name for folder in folders)
    return next(file for file in files if file.is_file()).read_text(encoding="utf-8")
