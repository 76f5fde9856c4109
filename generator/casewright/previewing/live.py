"""The server of a preview: MkDocs' own, which reloads a page by itself; told what to serve."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.serve import serve
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer, _timestamp

from casewright.faults import EnvironmentFaultError
from casewright.locale.message import Message
from casewright.previewing.requests import refuse_request
from casewright.settings import PLUGIN


class PreviewServer(LiveReloadServer):
    """Serves one folder after another, as it is told; nothing is built or watched here.

    It takes its address at once: raises ``EnvironmentFaultError`` where it cannot have it.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        host, port = config.dev_addr
        self._own_host = host
        mount_path = urlsplit(config.site_url or "/").path
        super().__init__(lambda: None, host, port, root="", mount_path=mount_path)
        self.error_handler = self._error_page
        self.watch(config.docs_dir)  # never begun: this is how pages get the script that reloads
        try:
            self.server_bind()
            self.server_activate()
        except OSError as error:
            self.server_close()
            values = {"address": f"{host}:{port}", "error": error.strerror or str(error)}
            raise EnvironmentFaultError(Message("fault.no-address", values)) from error

    def show(self, root: Path, *, reload: bool) -> bool:
        """Serve a folder from now on, and let browsers look again; tell whether it is the first."""
        with self._epoch_cond:
            self.root = str(root)
            if reload:
                epoch = max(_timestamp(), self._visible_epoch + 1)
                self._wanted_epoch = self._visible_epoch = epoch
                self._epoch_cond.notify_all()
        first = not self.serve_thread.is_alive()
        if first:
            self.serve_thread.start()
        return first

    def serve_request(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer a request, unless it is for another host or its address cannot be read."""
        status = refuse_request(environ, self._own_host)
        if status is None:
            return super().serve_request(environ, start_response)
        start_response(status, [("Content-Type", "text/plain")])
        return [status.encode()]

    def _error_page(self, code: int) -> bytes | None:
        page = Path(self.root, f"{code}.html")
        return page.read_bytes() if page.is_file() else None


def is_ours_alone(config: MkDocsConfig) -> bool:
    """Tell whether nobody but us has a say in the pages: no other plugin, no hook."""
    return [*config.plugins] == [PLUGIN] and not config.hooks


def serve_by_engine(config: MkDocsConfig) -> None:
    """Leave the preview to MkDocs, which makes everything anew at every save."""
    host, port = config.dev_addr
    serve(config_file=config.config_file_path, dev_addr=f"{host}:{port}")
