"""``casewright serve``: a live preview with drafts and diagnostics.

A site with plugins or hooks of its own is served by MkDocs, because they can affect every page.
"""

import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click

from casewright.build.store import open_store
from casewright.checks.suppressions import SUPPRESSIONS_FILE
from casewright.cli.options import with_settings, words_for
from casewright.cli.terminal import say, terminal
from casewright.config.settings import Settings
from casewright.config.validation import load_valid_settings
from casewright.rendering.theme import theme_dir


@with_settings
@click.option("--dev-addr", default="127.0.0.1:8000")
def serve(config_file: Path, dev_addr: str) -> int:
    """Serve the site and rebuild after every change until interrupted; return the exit code."""
    from casewright.engines.mkdocs.config import read_engine_config  # noqa: PLC0415  (loads MkDocs)
    from casewright.server.livereload import (  # noqa: PLC0415
        PreviewServer,
        is_ours_alone,
        serve_by_engine,
    )
    from casewright.server.rebuild import Rebuilder  # noqa: PLC0415

    _stop_when_terminal_closes()
    settings = load_valid_settings(config_file)
    config = read_engine_config(config_file, dev_addr=dev_addr)
    with (
        suppress(KeyboardInterrupt),
        tempfile.TemporaryDirectory(prefix="casewright_") as folder,
        open_store(Path(folder)) as store,
    ):

        def rebuild() -> None:
            rebuilder.rebuild()
            server.follow(_places(rebuilder.settings))

        def say_ready() -> None:
            say(words_for(settings).t("serve.start", address=server.url))

        server = PreviewServer(config, Path(folder) / "site", rebuild, say_ready)
        if not is_ours_alone(config):
            say_ready()
            serve_by_engine(config)
            return 0
        rebuilder = Rebuilder(
            config_file.absolute(), server.url, Path(folder), store, terminal().language
        )
        rebuilder.build()
        server.follow(_places(settings))
        server.run()
    return 0


def _stop_when_terminal_closes() -> None:
    """Handle a closed terminal like Ctrl-C, so that temporary files are removed; respect nohup."""
    if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:
        signal.signal(signal.SIGHUP, signal.default_int_handler)


def _places(settings: Settings) -> Iterator[Path]:
    """Return all files and folders that the site is made from, except the program."""
    yield from (settings.docs_dir, settings.config_file, theme_dir(), *settings.overrides)
    if (settings.root / SUPPRESSIONS_FILE).exists():
        yield settings.root / SUPPRESSIONS_FILE
