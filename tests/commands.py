"""Run ``casewright`` as users do, without importing it each time.

Each run is a process of its own, forked from one that has imported the program and run nothing.
Tests about the start of the interpreter, or about signals, start ``python -m casewright``.
"""

import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import IO

from bases import ROOT

PATIENCE_S = 300
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(
    ["__main__", "casewright.cli.check", "casewright.cli.build", "casewright.engines.mkdocs.engine"]
)


def casewright(
    *arguments: str | Path,
    cwd: Path = ROOT,
    prepare: Callable[[], object] | None = None,
    **environment: str,
) -> CompletedProcess[str]:
    """Run the command in a folder, with more variables in its environment.

    ``prepare`` is called first in its process; it is sent there, so it comes from a small module.
    """
    words = [str(argument) for argument in arguments]
    with tempfile.NamedTemporaryFile() as out, tempfile.NamedTemporaryFile() as err:
        streams = (out.name, err.name)
        variables = os.environ | environment
        process = _FORKS.Process(target=_run, args=(words, cwd, variables, streams, prepare))
        process.start()
        process.join(PATIENCE_S)
        if process.exitcode is None:
            process.kill()
        process.join()
        code = process.exitcode or 0
        return CompletedProcess(words, code, _text(out), _text(err))


def _run(
    words: list[str],
    folder: Path,
    variables: dict[str, str],
    streams: tuple[str, str],
    prepare: Callable[[], object] | None,
) -> None:
    for descriptor, name in enumerate(streams, start=1):
        stream = os.open(name, os.O_WRONLY | os.O_TRUNC)
        os.dup2(stream, descriptor)
        os.close(stream)
    os.environ.clear()
    os.environ.update(variables)
    time.tzset()
    os.chdir(folder)
    sys.argv = ["casewright", *words]
    from casewright.cli.main import main  # noqa: PLC0415  (not in the process that runs the tests)

    if prepare:
        prepare()
    main(words, prog_name="casewright")


def _text(stream: IO[bytes]) -> str:
    return stream.read().decode().replace("\r\n", "\n")
