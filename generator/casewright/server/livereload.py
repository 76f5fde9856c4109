"""The preview server: MkDocs' own, which watches folders and reloads pages."""

import socket
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.serve import serve
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from casewright.config.settings import PLUGIN_NAME
from casewright.exceptions import SystemFailureError
from casewright.i18n.message import Message
from casewright.server.requests import refuse_request


class PreviewServer(LiveReloadServer):
    """Serve a folder and call ``rebuild`` after every change; call ``ready`` when it listens."""

    def __init__(
        self,
        config: MkDocsConfig,
        root: Path,
        rebuild: Callable[[], None],
        ready: Callable[[], None],
    ) -> None:
        host, port = config.dev_addr
        self._own_host = host
        _require_address(host, port)
        mount_path = urlsplit(config.site_url or "/").path
        super().__init__(rebuild, host, port, root=str(root), mount_path=mount_path)
        self._ready = ready
        self._followed: set[Path] = set()
        self.error_handler = self._error_page

    def server_activate(self) -> None:
        """Start to listen, and call ``ready``."""
        super().server_activate()
        self._ready()

    def follow(self, paths: Iterable[Path]) -> None:
        """Watch more files and folders."""
        for path in {*paths} - self._followed:
            self.watch(str(path))
            self._followed.add(path)

    def run(self) -> None:
        """Serve until interrupted."""
        try:
            self.serve()  # type: ignore[no-untyped-call]
        finally:
            self.shutdown()

    def serve_request(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer a request, unless it is for another host or has an invalid path."""
        status = refuse_request(environ, self._own_host)
        if status is None:
            return super().serve_request(environ, start_response)
        start_response(status, [("Content-Type", "text/plain")])
        return [status.encode()]

    def _error_page(self, code: int) -> bytes | None:
        page = Path(self.root, f"{code}.html")
        return page.read_bytes() if page.is_file() else None


def is_ours_alone(config: MkDocsConfig) -> bool:
    """Return whether no other plugin or hook can change pages."""
    return [*config.plugins] == [PLUGIN_NAME] and not config.hooks


def serve_by_engine(config: MkDocsConfig) -> None:
    """Run the preview of MkDocs, which rebuilds everything after every change."""
    host, port = config.dev_addr
    serve(config_file=config.config_file_path, dev_addr=f"{host}:{port}")


def _require_address(host: str, port: int) -> None:
    """Raise ``SystemFailureError`` if the address is in use, before anything is built."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host, port))
    except OSError as error:
        values = {"address": f"{host}:{port}", "error": error.strerror or str(error)}
        raise SystemFailureError(Message("fault.no-address", values)) from error
