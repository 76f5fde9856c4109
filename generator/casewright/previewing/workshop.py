"""The workshop of a preview: what follows a save, and in which order.

The page of the case that was saved comes first: it is made at once and put into the site that is
being served. All else follows. A whole site is made in the background, by the functions that
``build`` uses, and takes the place of the one that is served; then the search does. Who saves
meanwhile puts an end to what is under way, and it begins anew: two states are never mixed.

The workshop is a process of its own and has no threads, so that it may fork. It knows no engine.
"""

import gc
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Collection as Names
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

import casewright
from casewright.cases.collection import Collection, read_again
from casewright.cases.form import case_model
from casewright.cases.names import SUFFIX, SUFFIXES
from casewright.cases.picture import MEDIA
from casewright.checks.accepted import ACCEPTED
from casewright.checks.checker import Checking, read
from casewright.checks.facts import all_facts
from casewright.diagnostics.diagnostic import Diagnostic, Severity
from casewright.faults import CasewrightError
from casewright.forked import Background
from casewright.previewing.preview import Preview
from casewright.previewing.quick import Engine, Quick
from casewright.previewing.served import STAGED, Served
from casewright.previewing.telling import Teller, say_fault
from casewright.previewing.watching import Watch
from casewright.publishing.compiling import Compiled, Outline
from casewright.rendering.environment import theme_dir
from casewright.search.writer import write_search
from casewright.settings import Settings

MOST_AT_ONCE: Final = 10
"""Cases that are answered for one by one; where more change, all are made at once."""

_WORDS: Final = ".po"
_Result = TypeVar("_Result")


class PreviewSettings(Settings):
    """The settings of a site as it is previewed: staged out of the way of any ``build``."""

    folder: Path

    @property
    def staging_dir(self) -> Path:
        """The staged pages of this preview."""
        return self.folder / STAGED


class Made(NamedTuple):
    """What is known of a site that was made in the background."""

    diagnostics: tuple[Diagnostic, ...]
    outline: Outline


class _Task(NamedTuple):
    work: Background[Any]
    then: Callable[[Any], None]


class Workshop:
    """Makes what is served; ``settings`` reads the settings, each time anew."""

    def __init__(
        self, settings: Callable[[], PreviewSettings], engine: Engine, served: Served
    ) -> None:
        self._read_settings = settings
        self._engine = engine
        self._served = served
        self._preview = Preview()
        self._quick: Quick | None = None
        self._task: _Task | None = None
        self._answered = False
        self._teller = Teller()
        self._left: frozenset[Path] = frozenset()

    def work(self, wanted: Callable[[], bool]) -> bool:
        """Follow every change for as long as it is wanted.

        Ends with true where the words of the program itself have changed: what is remembered here
        is then of no use, and another workshop has to take over.
        """
        try:
            self._open()
            self._make_site()
            while wanted():
                changed = self._watch.changed() | self._left
                self._left = frozenset()
                if any(path.suffix == _WORDS for path in changed):
                    return True
                if changed:
                    self._follow(changed)
                self._wait()
        finally:
            self._drop()
        return False

    def _open(self) -> None:
        """Read everything anew; what changes meanwhile is seen at the next look."""
        settings = self._read_settings()
        watch = Watch(_places(settings))
        self._collection = read(settings)
        self._settings, self._watch = settings, watch
        self._facts = all_facts(self._collection)
        self._quick = None
        gc.collect()
        gc.freeze()

    def _follow(self, changed: frozenset[Path]) -> None:
        try:
            about = {self._case_of(path) for path in changed}
            if None not in about:
                if not self._follow_cases({name for name in about if name}, changed):
                    return
            else:
                self._open()
                self._answered = False
        except FileNotFoundError:
            self._left = changed  # what was here a moment ago is being put in its place anew
            return
        except (CasewrightError, OSError) as error:
            say_fault(error, self._settings.catalogue)
            return
        self._make_site()

    def _follow_cases(self, names: Names[str], changed: Names[Path]) -> bool:
        """Read some cases anew and answer for them; tell whether anything is new about them."""
        settings = self._settings
        model = case_model(settings.options.sections)
        after = read_again(self._collection, names, settings.docs_dir, settings.root, model)
        old, new = _texts(self._collection, names), _texts(after, names)
        pictured = any(path.parent != settings.docs_dir for path in changed)
        if old == new and not pictured:
            return False
        if self._task:
            self._task.work.stop()
        self._collection = after
        only = old.keys() | new.keys()
        known = {path: facts for path, facts in self._facts.items() if path not in only}
        checking = Checking(after, settings, only, known)
        self._facts = checking.facts
        self._preview.take(after, checking.inspection().diagnostics, only)
        self._teller.tell(self._preview.troubles, settings.catalogue, saved=True)
        self._answer([file.id for file in after.case_files if file.path in new])
        return True

    def _answer(self, ids: Sequence[str]) -> None:
        """Put the pages of some cases in their place, as far as they can be made one by one."""
        self._answered = False
        if self._quick and len(ids) <= MOST_AT_ONCE:
            compiled = self._preview.compiled(self._collection, self._settings)
            try:
                self._answered = self._quick.answer(ids, compiled)
            except Exception:  # noqa: BLE001  (the whole site, made next, says what is the matter)
                return
            if self._answered:
                self._served.look_again()

    def _make_site(self) -> None:
        self._drop()
        room = self._served.name("site")
        self._begin(partial(self._site, room), partial(self._move_in, room))

    def _site(self, room: Path) -> Made:
        """Make a whole site in the background."""
        self._served.make_room(room)
        inspection = Checking(self._collection, self._settings).inspection()
        self._preview.take(self._collection, inspection.diagnostics)
        compiled = self._preview.compiled(self._collection, self._settings)
        compiled.begin()
        compiled.write()
        self._engine.build(compiled, room)
        told = (item for item in inspection.diagnostics if item.severity is not Severity.ADVICE)
        return Made(tuple(told), compiled.outline)

    def _move_in(self, room: Path, made: Made) -> None:
        """Serve the site that was made, begin its search, and be ready for the next save."""
        self._preview.take(self._collection, made.diagnostics)
        self._teller.tell(self._preview.troubles, self._settings.catalogue, saved=False)
        self._served.move_in(room, reload=not self._answered)
        compiled = self._preview.compiled(self._collection, self._settings)
        self._begin(partial(self._search, compiled), lambda _: self._served.place_search())
        if self._quick is None:
            compiled.take(made.outline)
            self._quick = Quick(compiled, self._served, self._engine)

    def _search(self, compiled: Compiled) -> None:
        shutil.rmtree(self._served.search, ignore_errors=True)
        write_search(compiled.library, compiled.settings, compiled.cards, self._served.search)

    def _begin(self, work: Callable[[], _Result], then: Callable[[_Result], None]) -> None:
        humble = self._served.root is not None  # the first site is waited for
        self._task = _Task(Background(work, humble=humble), then)

    def _wait(self) -> None:
        """Wait until it is time for the next look, or until what is under way is done."""
        if self._task is None:
            time.sleep(self._watch.pause)
        elif self._task.work.ready(self._watch.pause):
            task, self._task = self._task, None
            try:
                task.then(task.work.result())
            except Exception as error:  # noqa: BLE001  (a preview outlives every mistake)
                say_fault(error, self._settings.catalogue)

    def _drop(self) -> None:
        if self._task:
            self._task.work.drop()
            self._task = None

    def _case_of(self, path: Path) -> str | None:
        """Name the case file that a path is, or that it holds a picture of."""
        folder, media = self._settings.docs_dir, self._settings.docs_dir / MEDIA
        if path.parent == folder:
            return path.name if path.suffix in SUFFIXES else None
        inside = path.is_relative_to(media) and path.relative_to(media).parts
        return f"{inside[0]}{SUFFIX}" if inside and len(inside) > 1 else None


def _places(settings: Settings) -> Iterator[Path]:
    """Give everything that a site is made of, but for the program."""
    yield from (settings.docs_dir, settings.config_file, settings.root / ACCEPTED)
    yield from (theme_dir(), *settings.overrides)
    yield from Path(casewright.__file__).parent.rglob(f"*{_WORDS}")


def _texts(collection: Collection, names: Names[str]) -> dict[str, object]:
    """Give what some case files say, by the path that reports use."""
    return {
        file.source.path: (file.source, file.faults)
        for file in collection.case_files
        if file.source.path.rpartition("/")[2] in names
    }
