"""Reject requests to a preview for other hosts or with an invalid path.

A page of another site can resolve its name to this machine (DNS rebinding), so the ``Host`` header
has to be the address that the preview listens on, or a local name.
"""

from collections.abc import Mapping
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

_LOCAL_NAMES: Final = frozenset(("localhost", "127.0.0.1", "::1"))
_UNSPECIFIED: Final = frozenset(("", "0.0.0.0", "::"))  # noqa: S104  (compared, not bound)
MAX_PATH_LENGTH: Final = 4096


def refuse_request(environ: Mapping[str, object], host: str) -> str | None:
    """Return the status line for a WSGI request to reject, ``None`` for a valid one.

    ``host`` is the name or number that the preview listens on.
    """
    if not is_own_host(str(environ.get("HTTP_HOST", "")), host):
        return "403 Forbidden"
    return None if is_readable_path(str(environ.get("PATH_INFO", ""))) else "400 Bad Request"


def is_own_host(header: str, host: str) -> bool:
    """Return whether a ``Host`` header is that of this preview."""
    try:
        name = urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return False
    if name in _LOCAL_NAMES or name == host.lower():
        return True
    return host in _UNSPECIFIED and _is_number(name)


def is_readable_path(path: str) -> bool:
    """Return whether a path, in WSGI's encoding, is text without control characters."""
    try:
        text = path.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return False
    return len(path) <= MAX_PATH_LENGTH and path.startswith("/") and text.isprintable()


def _is_number(name: str) -> bool:
    """Return whether a name is an IP address, which DNS rebinding cannot use."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
