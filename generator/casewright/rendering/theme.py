"""The folder of the theme, its scripts and stylesheets, and where a site has them.

Their folder in a site has a digest of them in its name, so that hosts may cache it for ever.
"""

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Final

from casewright.config.settings import Settings
from casewright.exceptions import SystemFailureError
from casewright.i18n.message import Message

TEMPLATES: Final = "templates"
ASSETS: Final = "assets/casewright/"
ICON: Final = f"{ASSETS}icon.svg"
_DIGEST_BYTES: Final = 6
_BUNDLES: Final = ("site_css.html", "search_js.html", "brand_css.html")
"""The templates of files that are made from other files."""


def theme_dir() -> Path:
    """Return the folder of the theme: in the installed package, or next to it in a checkout."""
    package = Path(__file__).parents[1]
    packaged, checkout = package / "theme", package.parents[1] / "theme"
    for folder in (packaged, checkout):
        if (folder / "main.html").is_file():
            return folder
    values = {"packaged": str(packaged), "checkout": str(checkout)}
    raise SystemFailureError(Message("fault.no-theme", values))


def theme_dirs(settings: Settings) -> tuple[Path, ...]:
    """Return the folders of a site's own themes, and ours last."""
    return (*settings.overrides, theme_dir())


def asset_sources(settings: Settings) -> Mapping[str, Path]:
    """Map the names of our scripts, stylesheets and icon to their files.

    A file of the same name in ``theme.custom_dir`` replaces ours.
    """
    folders = theme_dirs(settings)
    names = sorted(path.name for path in (folders[-1] / ASSETS).iterdir())
    return {name: _first(folders, f"{ASSETS}{name}") for name in names}


def is_asset(name: str) -> bool:
    """Return whether a file of a theme, by its path, is one of our assets or replaces one."""
    return name.startswith(ASSETS) and (theme_dir() / name).is_file()


def asset_folder(settings: Settings) -> str:
    """Return the folder in the site of scripts and stylesheets, by a digest of their contents."""
    digest = blake2b(digest_size=_DIGEST_BYTES)
    for part in _asset_parts(settings):
        digest.update(f"{len(part)} ".encode())
        digest.update(part)
    return f"{ASSETS}{digest.hexdigest()}/"


def _asset_parts(settings: Settings) -> Iterator[bytes]:
    yield f"{settings.options.accent} {settings.options.paper}".encode()
    for name, path in asset_sources(settings).items():
        yield from (name.encode(), path.read_bytes())
    for name in _BUNDLES:
        yield _first(theme_dirs(settings), f"{TEMPLATES}/pages/{name}").read_bytes()


def _first(folders: tuple[Path, ...], name: str) -> Path:
    """Return a file from the first folder that has it; the last one, ours, has them all."""
    return next(path for folder in folders if (path := folder / name).is_file())
