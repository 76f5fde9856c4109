"""Render the project template of a new knowledge base.

``files/both`` is for every language, ``files/<language>`` for one. A leading underscore in a name
is replaced by a dot, so that Git ignores the template's ``.gitignore``. Placeholders are ``[[ …
]]``, because workflow files contain Jinja's default delimiters.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from casewright.exceptions import UsageError
from casewright.fs import write_new
from casewright.i18n.catalog import FALLBACK, load_catalog
from casewright.i18n.message import Message
from casewright.scaffold.install_source import WHEEL_DIR
from casewright.scaffold.project_options import ProjectOptions

_PAGES: Final = ("address.contribute", "address.about")
"""The addresses that starter pages have."""

_TEMPLATES: Final = Path(__file__).parent / "files"
_IGNORED: Final = frozenset((".git",))
"""Entries that may be in a folder that counts as empty."""


def check_target_dir(folder: Path) -> None:
    """Raise ``UsageError`` if the target folder is not empty."""
    taken = folder.exists() and (
        not folder.is_dir() or {path.name for path in folder.iterdir()} - _IGNORED
    )
    if taken or folder.is_symlink():
        raise UsageError(Message("fault.start-taken", {"folder": str(folder)}))


@contextmanager
def new_files(folder: Path, files: Mapping[str, bytes]) -> Iterator[None]:
    """Write the files to a folder that ``check_target_dir`` accepted; raise ``OSError``.

    If that or the block inside fails, everything in the folder is removed.
    """
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        for name, content in files.items():
            write_new(folder / name, content)
        yield
    except BaseException:
        _remove(folder, made)
        raise


def _remove(folder: Path, made: list[Path]) -> None:
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.is_dir() and path.name not in _IGNORED:
            shutil.rmtree(path)
        elif not path.is_dir():
            path.unlink()
    for one in made:
        if one.is_dir():
            one.rmdir()


def render_project(options: ProjectOptions) -> dict[str, bytes]:
    """Return the content of every file by name; the English files if the language has none."""
    own = options.language if (_TEMPLATES / options.language).is_dir() else FALLBACK
    names = _page_names(own, options.language)
    files = {
        names.get(name, name): text.encode()
        for side in ("both", own)
        for name, text in _render_dir(side, options)
    }
    if options.logo:
        name, content = options.logo
        files[f"cases/{name}"] = content
    if wheel := options.source.wheel:
        files[f"{WHEEL_DIR}/{wheel.name}"] = wheel.read_bytes()
    return files


def _page_names(own: str, language: str) -> Mapping[str, str]:
    """Map the names of pages whose address differs in the language of the site."""
    here, there = load_catalog(own), load_catalog(language)
    return {f"cases/{here.t(key)}.md": f"cases/{there.t(key)}.md" for key in _PAGES}


def _render_dir(side: str, options: ProjectOptions) -> list[tuple[str, str]]:
    folder = _TEMPLATES / side
    environment = _environment(folder)
    names = sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    return [
        (
            _to_dotfile(name),
            environment.get_template(name).render(
                name=options.name,
                language=options.language,
                colour=options.colour,
                repository=options.repository,
                edit_uri=options.edit_uri,
                site_url=options.site_url,
                today=options.today.isoformat(),
                requirement=options.source.requirement,
                logo=options.logo[0] if options.logo else "",
            ),
        )
        for name in names
    ]


def _to_dotfile(name: str) -> str:
    return "/".join(f".{part[1:]}" if part.startswith("_") else part for part in name.split("/"))


def _environment(folder: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=False,  # noqa: S701  (settings and Markdown; ``quoted`` is for YAML)
        undefined=StrictUndefined,
        variable_start_string="[[",
        variable_end_string="]]",
        block_start_string="[%",
        block_end_string="%]",
        comment_start_string="[#",
        comment_end_string="#]",
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["quoted"] = _quote
    return environment


def _quote(text: str) -> str:
    """Format a text as a YAML scalar; JSON is valid YAML."""
    return json.dumps(text, ensure_ascii=False)
