"""Build with an earlier version of this project, to detect regressions.

The version comes from Git and is installed with its dependencies in a temporary environment.
"""

import subprocess
import sys
import tarfile
import venv
from io import BytesIO
from pathlib import Path

from bench.peers import Peer, ours

_ROOT = Path(__file__).parents[1]


def last_tag() -> str | None:
    """Return the last tagged version; nothing without a tag or Git."""
    try:
        return _git("describe", "--tags", "--abbrev=0").decode().strip()
    except (OSError, subprocess.CalledProcessError):
        return None


def earlier(tag: str, folder: Path) -> Peer:
    """Install the version of a tag in a folder; exit if the tag does not exist."""
    try:
        files = _git("archive", "--format=tar", tag)
    except subprocess.CalledProcessError as error:
        sys.exit(error.stderr.decode())
    with tarfile.open(fileobj=BytesIO(files)) as archive:
        archive.extractall(folder / "checkout", filter="data")
    venv.create(folder / "venv", with_pip=True)
    python = str(folder / "venv" / "bin" / "python")
    install = (python, "-m", "pip", "install", "--quiet", str(folder / "checkout"))
    subprocess.run(install, check=True)  # noqa: S603  (ourselves)
    return ours(tag, python)


def _git(*words: str) -> bytes:
    command = ("git", "-C", str(_ROOT), *words)
    return subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603
