"""Which requests a preview answers: those for its own host, with an address that can be read.

A page of another site can let its own name point at this machine (DNS rebinding), so the ``Host``
header has to name the address that the preview listens on, or this machine itself.
"""

from collections.abc import Mapping
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

_LOCAL_NAMES: Final = frozenset(("localhost", "127.0.0.1", "::1"))
_UNSPECIFIED: Final = frozenset(("", "0.0.0.0", "::"))  # noqa: S104  (compared, not bound)
MAX_PATH_LENGTH: Final = 4096


def refuse_request(environ: Mapping[str, object], host: str) -> str | None:
    """Return the status line of a WSGI request that is not answered, ``None`` for a good one.

    ``host`` is the name or number that the preview listens on.
    """
    if not is_own_host(str(environ.get("HTTP_HOST", "")), host):
        return "403 Forbidden"
    return None if is_readable_path(str(environ.get("PATH_INFO", ""))) else "400 Bad Request"


def is_own_host(header: str, host: str) -> bool:
    """Tell whether a ``Host`` header names this preview."""
    try:
        name = urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return False
    if name in _LOCAL_NAMES or name == host.lower():
        return True
    return host in _UNSPECIFIED and _is_number(name)


def is_readable_path(path: str) -> bool:
    """Tell whether a path, one byte a character as WSGI gives it, is text without control codes."""
    try:
        text = path.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return False
    return len(path) <= MAX_PATH_LENGTH and path.startswith("/") and text.isprintable()


def _is_number(name: str) -> bool:
    """Tell whether a name is an IP address, which no foreign name server can give away."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
