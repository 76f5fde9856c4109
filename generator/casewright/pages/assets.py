"""Our scripts and stylesheets, and the bundles that are made of them.

Browsers do not show a page before its stylesheets are loaded, and a first search would wait for
each of its modules in turn: one file loads faster than forty. Modules may import each other by name
only: ``import { a, b } from "./x.js";``, without default exports.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from markupsafe import Markup

from casewright.pages.brand import BRAND, brand_file
from casewright.rendering.context import FileTask, RenderContext
from casewright.rendering.page import StaticFile
from casewright.rendering.theme import ICON, asset_sources

_BUNDLE: Final = "site.css"
_SEARCH: Final = "search.js"
_STYLES: Final = frozenset(
    f"{name}.css"
    for name in (
        "tokens", "print", "paper", "slides", "form",
        "saved-cases-page", "saved-cases-comparison", "saved-cases-booklet",
    )
)  # fmt: skip
"""The stylesheets that pages load in addition to the bundle, or instead of it."""

_IMPORT: Final = re.compile(r'^import \{([^}]*)\} from "\./([^"]+)";\n', re.MULTILINE)
_EXPORT: Final = re.compile(
    r"^export (?=(?:async )?(?:function\*?|class|const) (\w+))", re.MULTILINE
)
_REEXPORT: Final = re.compile(r"^export \{([^}]*)\};\n", re.MULTILINE)
_COMMENT: Final = re.compile(r"^[ \t]*/\*(?!!).*?\*/\n", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the bundle: its body, and the names it exports."""

    name: str
    imports: tuple[tuple[str, str], ...]
    exports: tuple[str, ...]
    body: Markup


def asset_files(ctx: RenderContext) -> Iterator[FileTask]:
    """Return the scripts and stylesheets that pages load, and the icon."""
    sources = asset_sources(ctx.settings)
    folder = ctx.asset_folder
    made = {
        BRAND: partial(brand_file, ctx),
        _BUNDLE: partial(_bundle_styles, ctx, sources),
        _SEARCH: partial(_bundle_modules, ctx, sources),
    }
    copied = {name: partial(_copy, folder + name, sources[name]) for name in _copied(sources)}
    for name, make in (made | copied).items():
        yield FileTask.fixed(folder + name, make)
    yield FileTask.of(ICON, partial(_copy, ICON, sources[ICON.rpartition("/")[2]]))


def _copied(sources: Mapping[str, Path]) -> Iterator[str]:
    """Iterate over the files that pages load as they are."""
    scripts = {name: _imported(path) for name, path in sources.items() if name.endswith(".js")}
    bundled = set(_closure(_SEARCH, scripts, set()))
    pages = [name for name in scripts if name not in bundled]
    needed: set[str] = set()
    for name in pages:
        needed.update(_closure(name, scripts, needed))
    yield from sorted((needed - {_SEARCH}) | _STYLES)


def _imported(path: Path) -> tuple[str, ...]:
    return tuple(name for _, name in _IMPORT.findall(path.read_text(encoding="utf-8")))


def _closure(name: str, imports: Mapping[str, tuple[str, ...]], seen: set[str]) -> Iterator[str]:
    """Iterate over a module and those it needs, each once and after its imports."""
    seen.add(name)
    for other in imports[name]:
        if other not in seen:
            yield from _closure(other, imports, seen)
    yield name


def _copy(name: str, path: Path) -> StaticFile:
    return StaticFile(name, path.read_bytes())


def _bundle_styles(ctx: RenderContext, sources: Mapping[str, Path]) -> StaticFile:
    brand = brand_file(ctx).content.decode()

    def style(name: str) -> Markup:
        """Return a stylesheet by name, unescaped: it comes from a theme, never from an author."""
        file = f"{name}.css"
        return Markup(brand if file == BRAND else sources[file].read_text("utf-8"))  # noqa: S704

    name = ctx.asset_folder + _BUNDLE
    return StaticFile.of(name, ctx.fill("pages/site_css.html", ctx.asset_folder, style=style))


def _bundle_modules(ctx: RenderContext, sources: Mapping[str, Path]) -> StaticFile:
    imports = {name: _imported(path) for name, path in sources.items() if name.endswith(".js")}
    modules = [_read_module(sources[name]) for name in _closure(_SEARCH, imports, set())]
    name = ctx.asset_folder + _SEARCH
    return StaticFile.of(name, ctx.fill("pages/search_js.html", ctx.asset_folder, modules=modules))


def _read_module(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    imports = [
        (names.replace(" as ", ": ").strip(), other) for names, other in _IMPORT.findall(text)
    ]
    reexported = [name.strip() for names in _REEXPORT.findall(text) for name in names.split(",")]
    return Module(
        name=_identifier(path.name),
        imports=tuple((names, _identifier(other)) for names, other in imports),
        exports=(*_EXPORT.findall(text), *reexported),
        body=Markup(_strip(text)),  # noqa: S704  (comes from a theme, never from an author)
    )


def _strip(text: str) -> str:
    """Remove imports, exports and comments, except notices (``/*!``)."""
    return _EXPORT.sub("", _REEXPORT.sub("", _IMPORT.sub("", _COMMENT.sub("", text)))).strip()


def _identifier(file: str) -> str:
    return "module_" + re.sub(r"\W", "_", file.removesuffix(".js"))
