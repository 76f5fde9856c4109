"""Find the files that a branch has changed, compared with the main branch."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from casewright.exceptions import SystemFailureError
from casewright.i18n.message import Message
from casewright.paths import VOCABULARY_FOLDER

_BASE_REF_VARIABLE: Final = "GITHUB_BASE_REF"
"""The environment variable with the target branch of a pull request, on GitHub and Gitea."""

_MAIN_BRANCHES: Final = ("origin/HEAD", "origin/main", "origin/master", "main", "master")


def find_changed_files(folder: Path) -> frozenset[Path] | None:
    """Return the files below a folder that differ from the main branch, untracked ones included.

    Return ``None`` for all files if a vocabulary changed or a file was removed, because either can
    break other files. Raise ``SystemFailureError`` if there is no Git or no main branch.
    """
    base = _merge_base(folder)
    differing = _git(folder, "diff", "--name-only", "--relative", "-z", base, "--", ".")
    untracked = _git(folder, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    names = [name for name in (differing + untracked).split("\0") if name]
    files = frozenset((folder / name).resolve() for name in names)
    touches_all = any(name.startswith(f"{VOCABULARY_FOLDER}/") for name in names)
    return None if touches_all or not all(file.exists() for file in files) else files


def find_base_files(folder: Path, base: str | None = None) -> Mapping[str, bytes]:
    """Return the former content of files below a folder that have changed or are gone, by name.

    ``base`` is a branch or commit, by default the main branch. Raises ``SystemFailureError`` as
    ``find_changed_files``.
    """
    commit = _resolve(folder, base) if base else _merge_base(folder)
    arguments = ("--name-only", "--no-renames", "--diff-filter=MDT", "--relative", "-z")
    names = _git(folder, "diff", *arguments, commit, "--", ".").split("\0")
    return {name: _git_bytes(folder, "show", f"{commit}:./{name}") for name in names if name}


def find_new_files(folder: Path, base: str | None = None) -> frozenset[str]:
    """Return the names of files below a folder that the base does not have, untracked ones too."""
    commit = _resolve(folder, base) if base else _merge_base(folder)
    arguments = ("--name-only", "--no-renames", "--diff-filter=A", "--relative", "-z")
    added = _git(folder, "diff", *arguments, commit, "--", ".")
    untracked = _git(folder, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    return frozenset(name for name in (added + untracked).split("\0") if name)


def _merge_base(folder: Path) -> str:
    """Return the commit to compare with.

    A shallow clone may have the main branch without the commit at which this one left it; it is
    compared with the main branch as it is now.
    """
    _git(folder, "rev-parse", "--git-dir")
    asked = os.environ.get(_BASE_REF_VARIABLE)
    branches = (f"origin/{asked}",) if asked else _MAIN_BRANCHES
    for question in (("merge-base", "HEAD"), ("rev-parse", "--verify")):
        for branch in branches:
            try:
                return _git(folder, *question, branch).strip()
            except SystemFailureError:
                continue
    raise SystemFailureError(Message("fault.no-main-branch", {"branch": asked or "main"}))


def _resolve(folder: Path, name: str) -> str:
    """Return the commit that a name refers to; a name cannot be taken for an option."""
    return _git(folder, "rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}").strip()


def _git(folder: Path, *arguments: str) -> str:
    return _git_bytes(folder, *arguments).decode("utf-8", errors="surrogateescape")


def _git_bytes(folder: Path, *arguments: str) -> bytes:
    try:
        result = subprocess.run(  # noqa: S603  (no shell, and no argument of an author's)
            ["git", "-c", "core.quotePath=false", *arguments],  # noqa: S607  (whichever version is installed)
            cwd=folder,
            capture_output=True,
            check=True,
        )
    except FileNotFoundError:
        raise SystemFailureError(Message("fault.no-git")) from None
    except subprocess.CalledProcessError as error:
        reason = " ".join(error.stderr.decode("utf-8", errors="replace").split())
        raise SystemFailureError(Message("fault.git", {"error": reason})) from None
    return result.stdout
