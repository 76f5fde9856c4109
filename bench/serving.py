"""A web server for one site, with or without compression."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

_TEXT: Final = (".html", ".css", ".js", ".json", ".txt", ".svg", ".xml", ".csv")


@contextmanager
def served(site: Path, *, compressed: bool = True) -> Iterator[str]:
    """Serve a folder on a free local port during the block; return the address."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), lambda *request: _Handler(site, compressed, *request)
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


class _Handler(SimpleHTTPRequestHandler):
    """Serve files, compressed with gzip if the client accepts it and it helps."""

    def __init__(self, site: Path, compressed: bool, *request: object) -> None:  # noqa: FBT001
        self._compressed = compressed
        super().__init__(*request, directory=str(site))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(404)
            return
        body = file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if self._compressed and file.suffix in _TEXT:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Log nothing."""
