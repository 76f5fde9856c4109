"""Bundle the modules of the search script into one file.

A first search would wait for each module in turn. Modules may import each other by name only:
``import { a, b } from "./x.js";``, without default exports.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from markupsafe import Markup

from casewright.rendering.context import FileTask, RenderContext
from casewright.rendering.environment import theme_dir

_FOLDER: Final = "assets/casewright"
_ENTRY: Final = "search.js"
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


def script_files(ctx: RenderContext) -> Iterator[FileTask]:
    """Return the search script with all modules it needs."""
    folders = (*ctx.settings.overrides, theme_dir())
    modules = tuple(_modules(_ENTRY, tuple(folder / _FOLDER for folder in folders), set()))
    yield ctx.file(f"{_FOLDER}/{_ENTRY}", "pages/search_js.html", {"modules": modules}.copy)


def _modules(file: str, folders: tuple[Path, ...], seen: set[str]) -> Iterator[Module]:
    """Iterate over modules, each once and after its imports."""
    seen.add(file)
    paths = (folder / file for folder in folders)
    text = next(path for path in paths if path.is_file()).read_text(encoding="utf-8")
    imports = [
        (names.replace(" as ", ": ").strip(), other) for names, other in _IMPORT.findall(text)
    ]
    for _, other in imports:
        if other not in seen:
            yield from _modules(other, folders, seen)
    reevaluate = [name.strip() for names in _REEXPORT.findall(text) for name in names.split(",")]
    yield Module(
        name=_identifier(file),
        imports=tuple((names, _identifier(other)) for names, other in imports),
        exports=(*_EXPORT.findall(text), *reevaluate),
        body=Markup(_strip(text)),  # noqa: S704  (comes from a theme, never from an author)
    )


def _strip(text: str) -> str:
    """Remove imports, exports and comments, except notices (``/*!``)."""
    return _EXPORT.sub("", _REEXPORT.sub("", _IMPORT.sub("", _COMMENT.sub("", text)))).strip()


def _identifier(file: str) -> str:
    return "module_" + re.sub(r"\W", "_", file.removesuffix(".js"))
