"""The files of a new knowledge base: templates in this package's ``files``, filled in.

``files/both`` is for every language, ``files/<language>`` for one. A leading underscore stands
for a dot: a ``.gitignore`` in here would speak to Git about our own files. A gap is ``[[ … ]]``,
because the workflow and Jinja's own signs would otherwise be at odds.
"""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from casewright import __version__
from casewright.atomic_write import write_new
from casewright.faults import WrongUseError
from casewright.locale.message import Message
from casewright.starting.wishes import Wishes

_TEMPLATES: Final = Path(__file__).parent / "files"
_LEFT_ALONE: Final = frozenset((".git",))
"""What may lie in a folder that counts as empty: a repository that was made for the occasion."""


def check_room(folder: Path) -> None:
    """Raise ``WrongUseError`` for a place where something stands already."""
    taken = folder.exists() and (
        not folder.is_dir() or {path.name for path in folder.iterdir()} - _LEFT_ALONE
    )
    if taken or folder.is_symlink():
        raise WrongUseError(Message("fault.start-taken", {"folder": str(folder)}))


@contextmanager
def new_files(folder: Path, files: dict[str, str]) -> Iterator[None]:
    """Write the files below a folder that ``check_room`` found free; raises ``OSError``.

    Where that fails, or what is done inside, everything in the folder is removed again.
    """
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        for name, text in files.items():
            write_new(folder / name, text.encode())
        yield
    except BaseException:
        _remove(folder, made)
        raise


def _remove(folder: Path, made: list[Path]) -> None:
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.is_dir() and path.name not in _LEFT_ALONE:
            shutil.rmtree(path)
        elif not path.is_dir():
            path.unlink()
    for one in made:
        if one.is_dir():
            one.rmdir()


def files_of(wishes: Wishes) -> dict[str, str]:
    """Give the text of every file by its name."""
    return {
        name: text for side in ("both", wishes.language) for name, text in _filled(side, wishes)
    }


def _filled(side: str, wishes: Wishes) -> list[tuple[str, str]]:
    folder = _TEMPLATES / side
    environment = _environment(folder)
    version, next_version = versions(__version__)
    names = sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    return [
        (
            _with_dots(name),
            environment.get_template(name).render(
                name=wishes.name,
                language=wishes.language,
                colour=wishes.colour,
                repository=wishes.repository,
                edit_uri=wishes.edit_uri,
                site_url=wishes.site_url,
                today=wishes.today.isoformat(),
                version=version,
                next_version=next_version,
            ),
        )
        for name in names
    ]


def versions(version: str) -> tuple[str, str]:
    """Give a version, and the first one that may ask for a change by the maintainer."""
    major, minor, *_ = (int(part) for part in version.split(".")[:2])
    return version, f"{major + 1}" if major else f"0.{minor + 1}"


def _with_dots(name: str) -> str:
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
    environment.filters["quoted"] = _quoted
    return environment


def _quoted(text: str) -> str:
    """Write a text as YAML, whatever stands in it: as JSON, which YAML contains."""
    return json.dumps(text, ensure_ascii=False)
