"""``casewright cms``: the configuration and the start page of a Git-based editor."""

from pathlib import Path
from typing import Final

import click
import yaml

from casewright.cases.index import CaseIndex
from casewright.cli.options import with_settings, words_for
from casewright.cli.terminal import say
from casewright.config.settings import load_settings
from casewright.exceptions import UsageError, os_errors
from casewright.fs import write_over
from casewright.i18n.message import Message
from casewright.loader.collection import list_collection
from casewright.rendering.environment import make_environment
from casewright.views.authoring.cms import GitHost, cms_config, find_repository
from casewright.views.authoring.form_fields import Fields

CONFIG: Final = "config.yml"
PAGE: Final = "index.html"


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        """Write equal parts out in full."""
        return True


@with_settings
@click.option("--out", type=click.Path(path_type=Path), default=Path("cms"))
@click.option("--host", type=click.Choice([*GitHost]))
def cms(config_file: Path, out: Path, host: str | None) -> int:
    """Write both files to a folder outside the site and return the exit code."""
    settings = load_settings(config_file)
    catalog = words_for(settings)
    repository = find_repository(settings, GitHost(host) if host else None)
    if repository is None:
        raise UsageError(Message("fault.no-repository", {"file": str(config_file)}))
    if out.resolve().is_relative_to(settings.site_dir.resolve()):
        raise UsageError(Message("fault.cms-in-site", {"folder": str(out)}))
    vocabularies = list_collection(settings.docs_dir, settings.root).vocabularies
    fields = Fields(CaseIndex.with_cases((), vocabularies, drafts=True), settings).of_case()
    config = cms_config(fields, repository, settings)
    page = make_environment(settings).get_template("pages/cms.html")
    files = {
        CONFIG: yaml.dump(config, None, _Dumper, allow_unicode=True, sort_keys=False, width=100),
        PAGE: page.render(language=settings.language, repository=repository),
    }
    with os_errors(out):
        for name, text in files.items():
            write_over(out / name, text.encode())
    say(catalog.t("cms.done", folder=str(out)))
    return 0
