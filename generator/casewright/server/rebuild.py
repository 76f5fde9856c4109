"""Rebuild after a change: the same build as that of `build`, with errors shown on pages."""

from contextlib import nullcontext
from functools import partial
from pathlib import Path

from casewright.build.executor import DEFAULT_WORKERS, Workers, can_fork
from casewright.build.pipeline import Tools, build_tree
from casewright.build.store import Store
from casewright.config.settings import Settings, load_settings
from casewright.engines import Engine
from casewright.engines.mkdocs.engine import render
from casewright.i18n.catalog import Catalog
from casewright.progress import ProgressCounter
from casewright.publish.swap import publish, spare_tree
from casewright.server.last_good import Preview
from casewright.server.reporter import ProblemReporter, report_failure


class PreviewSettings(Settings):
    """The settings of a preview, whose build folder is separate from that of ``build``."""

    folder: Path

    @property
    def build_dir(self) -> Path:
        """The folder of this preview."""
        return self.folder


class Rebuilder:
    """Rebuild the served site.

    For a file with an error, the last valid version is shown. Reports are in ``language``, by
    default that of the site.
    """

    def __init__(
        self, config_file: Path, url: str, folder: Path, store: Store, language: str | None = None
    ) -> None:
        self.settings: Settings = load_settings(config_file, pdf=False)
        self._config_file = config_file
        self._url = url
        self._folder = folder
        self._store = store
        self._language = language
        self._preview = Preview()
        self._reporter = ProblemReporter()
        self._was_built = False

    @property
    def site_dir(self) -> Path:
        """The folder that is served."""
        return self._folder / "site"

    @property
    def _words(self) -> Catalog:
        settings = self.settings
        return settings.words(self._language) if self._language else settings.catalog

    def build(self) -> None:
        """Build the site; raise any error."""
        settings = self.settings = self._settings()
        site = self._preview.look(settings)
        self._reporter.report(self._preview.diagnostics, self._words, saved=self._was_built)
        spare = spare_tree(self.site_dir, self._folder)
        engine = Engine("live", partial(render, live=True))
        # the cases of a preview are in memory, which only forked processes share
        workers = DEFAULT_WORKERS if can_fork() else Workers(1)
        tools = Tools(engine, self._store, workers, _quietly)
        build_tree(site, spare, self.site_dir, tools).finish()
        publish(spare, self.site_dir)
        self._was_built = True

    def rebuild(self) -> None:
        """Build the site again; errors do not stop the preview."""
        try:
            self.build()
        except Exception as error:  # noqa: BLE001  (a template of the site's own may raise anything)
            report_failure(error, self._words)

    def _settings(self) -> PreviewSettings:
        """Load the settings for a preview: local address, drafts shown, no PDF files."""
        settings = load_settings(self._config_file, pdf=False, drafts=True)
        changes = {"site_url": self._url, "folder": self._folder}
        return PreviewSettings.model_validate({**dict(settings), **changes})


def _quietly(key: str, counter: ProgressCounter | None = None) -> nullcontext[None]:
    del key, counter
    return nullcontext()
