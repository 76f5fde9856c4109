"""``casewright serve``: a live preview, drafts and mistakes included."""

import logging
import os
from pathlib import Path

import click

from casewright.settings import read_settings


@click.option("-f", "--config-file", default="mkdocs.yml", type=click.Path(path_type=Path))
@click.option("--dev-addr", default="127.0.0.1:8000")
def serve(config_file: Path, dev_addr: str) -> int:
    """Serve the site and follow every change until interrupted; gives the exit code."""
    from mkdocs.commands.serve import serve as serve_with_mkdocs  # noqa: PLC0415  (loads MkDocs)

    settings = read_settings(config_file)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    click.echo(settings.catalogue.t("serve.start", address=f"http://{dev_addr}/"))
    serve_with_mkdocs(config_file=str(config_file), dev_addr=dev_addr)
    return 0
