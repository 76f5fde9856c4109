"""``casewright digest``: write what is new since a date, to mail."""

import datetime as dt
from pathlib import Path

import click

from casewright.build.pipeline import sound_site
from casewright.build.project import load_project
from casewright.build.store import open_store
from casewright.cli.options import make_log, with_settings, words_for
from casewright.cli.terminal import say
from casewright.config.validation import load_valid_settings
from casewright.exceptions import UsageError, os_errors
from casewright.fs import write_over
from casewright.i18n.message import Message
from casewright.pages.digest import digest_files


@with_settings
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), required=True)
@click.option("--out", type=click.Path(path_type=Path), default="digest")
def digest(config_file: Path, since: dt.datetime, out: Path) -> int:
    """Write a digest as HTML and as plain text to a folder; return the exit code."""
    settings = load_valid_settings(config_file, pdf=False, drafts=False)
    if not settings.site_url:
        raise UsageError(Message("fault.digest-address"))
    with open_store(settings.work_dir, make_log(settings)) as store:
        site = sound_site(load_project(settings, store), settings)
        view, files = digest_files(site.ctx, since.date().isoformat())
    catalog = words_for(settings)
    with os_errors(out):
        for file in files:
            write_over(out / file.name, file.content)
    if files:
        count = sum(len(part.entries) for part in view.parts)
        say(catalog.n("digest.done", count, folder=str(out)))
    if view.waiting or not files:
        say(catalog.n("digest.waiting", view.waiting))
    return 0
