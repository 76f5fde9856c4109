"""An earlier version of ourselves, as one more that builds: so that a regression is noticed.

Its files come from Git, and it is installed with what it needed then, in an environment of its own
that goes when the benchmark ends.
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
    """Name the last version that was tagged; none where there is no tag, or no Git."""
    try:
        return _git("describe", "--tags", "--abbrev=0").decode().strip()
    except (OSError, subprocess.CalledProcessError):
        return None


def earlier(tag: str, folder: Path) -> Peer:
    """Install the version of a tag into a folder; ends everything where there is no such tag."""
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
