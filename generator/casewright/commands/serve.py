"""``casewright serve``: a live preview, drafts and mistakes included.

Two processes: this one answers browsers, the workshop makes what they are answered with. A site
with plugins or hooks of its own is left to MkDocs' preview, because they may have a say in
everything.
"""

import gc
import multiprocessing
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final, NamedTuple

import click

from casewright.commands.site import with_settings
from casewright.faults import CasewrightError, EnvironmentFaultError
from casewright.locale.message import Message
from casewright.previewing.served import Served
from casewright.previewing.workshop import PreviewSettings, Workshop
from casewright.publishing.machine import machine_fault
from casewright.settings import read_settings
from casewright.standing import read_standing

_TICK: Final = 0.5
"""Seconds after which somebody who wants to stop is heard, where waiting cannot be interrupted."""

_FAREWELL: Final = 5
"""Seconds that the workshop gets to clear up."""

_LEFT_TO_THE_OTHER: Final = ("SIGINT", "SIGHUP")
"""What a terminal tells all processes in it (Windows knows one of them): the one that answers
browsers ends by it and closes the pipe, which tells the workshop to clear up."""


@with_settings
@click.option("--dev-addr", default="127.0.0.1:8000")
def serve(config_file: Path, dev_addr: str) -> int:
    """Serve the site and follow every change until interrupted; gives the exit code."""
    from casewright.previewing.live import (  # noqa: PLC0415  (loads MkDocs)
        PreviewServer,
        is_ours_alone,
        serve_by_engine,
    )
    from casewright.publishing.mkdocs_engine import read_engine_config  # noqa: PLC0415

    catalogue = read_standing(config_file).catalogue
    config = read_engine_config(config_file, dev_addr=dev_addr)
    server = PreviewServer(config)
    ready = catalogue.t("serve.start", address=server.url)
    if not is_ours_alone(config):
        server.server_close()
        click.echo(ready)
        serve_by_engine(config)
        return 0
    try:
        for root, reload in _sites(config_file, server.url):
            if server.show(root, reload=reload):
                click.echo(ready)
    except KeyboardInterrupt:
        return 0
    finally:
        server.shutdown()
    raise EnvironmentFaultError(Message("fault.preview-stopped"))


class _Order(NamedTuple):
    """What a workshop is told; ``pace`` is that of this process's search for garbage."""

    config_file: Path
    url: str
    folder: Path
    root: Path | None
    pace: tuple[int, int, int]


def _sites(config_file: Path, url: str) -> Iterator[tuple[Path, bool]]:
    """Give what is to be served, each time that there is something new; ends where no more comes.

    The second of each pair tells whether browsers should look again.
    """
    folder = Path(tempfile.mkdtemp(prefix="casewright_"))
    root: Path | None = None
    again = True
    try:
        while again:
            again = False
            order = _Order(config_file.absolute(), url, folder, root, gc.get_threshold())
            with _workshop(order) as messages:
                for message in _heard(messages):
                    if isinstance(message, CasewrightError):
                        raise message
                    if message is None:
                        again = True
                    else:
                        root, _ = message
                        yield message
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _workshop(order: _Order) -> Iterator[Connection]:
    """Run a workshop for as long as the block does; gives what it says."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_work, args=(order, there))
    interrupted = signal.signal(signal.SIGINT, signal.SIG_IGN)  # it comes to life deaf to Ctrl-C
    try:
        process.start()
    finally:
        signal.signal(signal.SIGINT, interrupted)
    there.close()
    try:
        yield here
    finally:
        here.close()
        process.join(_FAREWELL)
        process.kill()


def _heard(messages: Connection) -> Iterator[tuple[Path, bool] | CasewrightError | None]:
    while True:
        try:
            if messages.poll(_TICK):
                yield messages.recv()
        except (EOFError, OSError):
            return


def _work(order: _Order, messages: Connection) -> None:
    """Do the workshop's work, in a process of its own, until nobody listens any more.

    Says what to serve, or which fault ended it; ``None`` asks for another workshop.
    """
    from casewright.publishing.mkdocs_engine import PreviewEngine  # noqa: PLC0415  (loads MkDocs)

    for name in _LEFT_TO_THE_OTHER:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    gc.set_threshold(*order.pace)
    served = Served(order.folder, lambda root, reload: messages.send((root, reload)), order.root)
    workshop = Workshop(partial(_settings, order), PreviewEngine(), served)
    try:
        if workshop.work(lambda: not messages.poll()):
            messages.send(None)
        else:
            shutil.rmtree(order.folder, ignore_errors=True)
    except CasewrightError as error:
        messages.send(error)
    except BrokenPipeError:
        shutil.rmtree(order.folder, ignore_errors=True)
    except OSError as error:
        messages.send(machine_fault(error, order.config_file.parent))


def _settings(order: _Order) -> PreviewSettings:
    """Read the settings as they are for a preview: at its own address, drafts shown, no PDF."""
    settings = read_settings(order.config_file, pdf=False, drafts=True)
    changes = {"site_url": order.url, "folder": order.folder}
    return PreviewSettings.model_validate({**dict(settings), **changes})
