"""Work in two steps that two processes share: each does a half, and hears what the other found."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from casewright.forked import ForkDiedError, Forked, begun, fork_context, may_fork

if TYPE_CHECKING:  # slow to load, and much is done without
    from multiprocessing.connection import Connection

_Item = TypeVar("_Item")
_Part = TypeVar("_Part")
_Result = TypeVar("_Result")


class Together(Generic[_Item, _Part, _Result]):
    """Work in two steps on all items, half of it in another process where that is worthwhile.

    ``first`` gives what the second step has to know of all items; ``then`` gets both halves of it,
    the other process in the form in which ``tell`` puts them. Begun at once; whoever leaves with an
    error gives it up. Where the other came to grief, everything is done here.
    """

    def __init__(
        self,
        items: Sequence[_Item],
        first: Callable[[Sequence[_Item]], _Part],
        then: Callable[[Sequence[_Item], tuple[_Part, ...]], _Result],
        *,
        worthwhile: bool,
        tell: Callable[[_Part], _Part] = lambda part: part,
    ) -> None:
        self._first, self._then, self._tell = first, then, tell
        half = len(items) // 2
        self._here, self._there = items[:half], items[half:]
        self._forked = self._begun() if worthwhile and may_fork() else None
        if not self._forked:
            self._here, self._there = items, ()

    def __enter__(self) -> Self:
        """Give the work."""
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        """Give it up, where something failed."""
        if error:
            self.drop()

    def drop(self) -> None:
        """Give it up."""
        if self._forked:
            self._forked.drop()

    @cached_property
    def parts(self) -> tuple[_Part, ...]:
        """What the first step gave for each half; raises what it raised."""
        mine = self._first(self._here)
        if not self._forked:
            return (mine,)
        try:
            theirs: _Part = self._pipe.recv()
            self._pipe.send((self._tell(mine), self._tell(theirs)))
        except (EOFError, OSError):
            self._do_without_the_other()
            return (mine, self._first(self._there))
        return (mine, theirs)

    def results(self) -> tuple[_Result, ...]:
        """Give what the second step gave for each half; raises what it raised."""
        parts = self.parts
        mine = self._then(self._here, parts)
        if not self._there:
            return (mine,)
        try:
            return mine, self._forked.result() if self._forked else self._then(self._there, parts)
        except ForkDiedError:
            return mine, self._then(self._there, parts)

    def _begun(self) -> Forked[_Result] | None:
        """Begin the second half in another process, if the machine has room for one."""
        with suppress(OSError):
            self._pipe, far = fork_context().Pipe()
            with far:
                return begun(partial(self._others, far), worthwhile=True)
        return None

    def _others(self, far: "Connection") -> _Result:
        self._pipe.close()  # so that the end of the one process is heard by the other
        far.send(self._first(self._there))
        return self._then(self._there, far.recv())

    def _do_without_the_other(self) -> None:
        """Raise what the other raised, if that is why it fell silent."""
        forked, self._forked = self._forked, None
        with suppress(ForkDiedError):
            _ = forked and forked.result()
