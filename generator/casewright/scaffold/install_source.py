"""Where a knowledge base installs Casewright from: an index, a Git repository or a wheel."""

import json
import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import url2pathname

from casewright import __version__
from casewright.exceptions import UsageError
from casewright.i18n.message import Message

PACKAGE: Final = "casewright"
PYPI: Final = "pypi"
"""The name of the package index as a source."""

WHEEL_DIR: Final = "wheels"
"""The folder of a knowledge base for the wheel that it installs."""

_GIT: Final = re.compile(r"git\+(?:https|ssh|file)://[^\s@]+(?:@[^\s@/]+/[^\s@]+)?@[^\s@]+")
"""A repository with a revision, in the form of pip; a user may come before the host."""

_WHEEL_URL: Final = re.compile(r"https://\S+\.whl(?:#sha256=[0-9a-f]{64})?")
_WHEEL_NAME: Final = re.compile(rf"{PACKAGE}-[\w.+!]+-py3-none-any\.whl")


@dataclass(frozen=True, slots=True)
class InstallSource:
    """A line for ``requirements.txt``, and the wheel that it names, if any."""

    requirement: str
    wheel: Path | None = None


def parse_source(text: str) -> InstallSource:
    """Return the source that a user names; raise ``UsageError`` if it is not one."""
    if text == PYPI:
        return index_source()
    if _GIT.fullmatch(text) or _WHEEL_URL.fullmatch(text):
        return InstallSource(_requirement(text))
    if (wheel := Path(text)).is_file() and _WHEEL_NAME.fullmatch(wheel.name):
        return _wheel_source(wheel)
    raise UsageError(Message("fault.start-source", {"source": text}))


def detect_source() -> InstallSource | None:
    """Return where this installation of Casewright came from; ``None`` for a checkout.

    Installers record it in ``direct_url.json``; the record is missing after an installation from
    an index.
    """
    try:
        record = distribution(PACKAGE).read_text("direct_url.json")
    except PackageNotFoundError:
        return None
    return _recorded_source(json.loads(record)) if record else index_source()


def index_source() -> InstallSource:
    """Return the versions in an index that are compatible with this one."""
    version, next_version = version_range(__version__)
    return InstallSource(f"{PACKAGE}>={version},<{next_version}")


def version_range(version: str) -> tuple[str, str]:
    """Return a version, and the first one that may be incompatible."""
    major, minor, *_ = (int(part) for part in version.split(".")[:2])
    return version, f"{major + 1}" if major else f"0.{minor + 1}"


def _wheel_source(wheel: Path) -> InstallSource:
    return InstallSource(f"./{WHEEL_DIR}/{wheel.name}", wheel)


def _recorded_source(record: dict[str, Any]) -> InstallSource | None:
    """Return the source in a record: a repository at a commit, or a wheel with its hash."""
    url, git = str(record.get("url", "")), record.get("vcs_info", {})
    if git.get("vcs") == "git":
        name = git.get("requested_revision", "")
        remark = f"  # {name}" if re.fullmatch(r"[\w./-]+", name) else ""
        return InstallSource(_requirement(f"git+{url}@{git['commit_id']}") + remark)
    if "archive_info" not in record:
        return None
    parts = urlsplit(url)
    if parts.scheme == "file":
        wheel = Path(url2pathname(parts.path))
        known = wheel.is_file() and _WHEEL_NAME.fullmatch(wheel.name)
        return _wheel_source(wheel) if known else None
    sha256 = record["archive_info"].get("hashes", {}).get("sha256")
    return InstallSource(_requirement(f"{url}#sha256={sha256}" if sha256 else url))


def _requirement(url: str) -> str:
    """Return the line for an address; pip takes a name only with an address that has a host."""
    return f"{PACKAGE} @ {url}" if urlsplit(url).netloc else url
