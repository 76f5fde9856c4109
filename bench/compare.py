"""Compare build times with other generators for the same generated cases.

``python -m bench.compare --sizes 1000 --runs 3`` builds every site from nothing, in turn, each in a
new process and a new folder, and prints the medians. Ours includes checks, search index,
verification and swap. It also measures our build after one change, our checks, and how long a
preview takes to show a change. A ratio below 1 means that ours is faster than the other.
``--peers`` selects the generators, ``stock`` for one; a failure is reported in its row.

The last tagged version of this project is included (``--against`` selects another): a ratio above 1
is a regression. Memory is the peak of the largest process, and of all processes together, which is
measured in a separate run. Files are deleted at the end only, because on some disks creating files
is slow after many deletions. Needs a system with ``wait4``: Linux or macOS.
"""

import argparse
import math
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Final

import click

from bench.answering import answered
from bench.earlier import earlier, last_tag
from bench.invented import invent
from bench.measuring import Cost, GaveUp, middle, run
from bench.memory import peak_together
from bench.peers import OURS, PEERS_BY_NAME, Peer, present

_NUMBERS: Final = count()
_BUILD: Final = "build"

Result = Cost | GaveUp
Results = Mapping[str, Result]
"""What a measurement came to, by the name of who was measured."""

Measure = Callable[[Peer, Path], Result]
"""Measures somebody in the folder that was written for it."""


def _put_away(folder: Path) -> None:
    """Move the output of a build away, so that the next build starts without it."""
    for made in ("site", ".casewright", ".cache", "resources", ".hugo_build.lock"):
        if (folder / made).exists():
            (folder / made).rename(folder.parent / f"{next(_NUMBERS)}{made}")


def _cold(peer: Peer, folder: Path) -> Result:
    _put_away(folder)
    return run(folder, _command(peer, folder))


def _after_a_change(peer: Peer, folder: Path) -> Result:
    file = _first_case(folder)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("summary: ", f"summary: {next(_NUMBERS)} ", 1), encoding="utf-8")
    return run(folder, _command(peer, folder))


def _without_a_change(peer: Peer, folder: Path) -> Result:
    return run(folder, _command(peer, folder))


def _check_of_everything(peer: Peer, folder: Path) -> Result:
    return run(folder, (*peer.command[:3], "check"))


def _check_of_one(peer: Peer, folder: Path) -> Result:
    return run(folder, (*peer.command[:3], "check", str(_first_case(folder))))


_OF_OURSELVES: Final[Mapping[str, Measure]] = {
    "build after a change": _after_a_change,
    "build without a change": _without_a_change,
    "check of everything": _check_of_everything,
    "check of one": _check_of_one,
}
"""What is measured of ourselves and of the earlier version, after the cold build of all."""


def _command(peer: Peer, folder: Path) -> tuple[str, ...]:
    return tuple(word.format(site=folder / "site") for word in peer.command)


def _first_case(folder: Path) -> Path:
    return min((folder / "cases").glob("*.yml"))


def _in_turn(peers: Sequence[Peer], folder: Path, measure: Measure, runs: int) -> Results:
    """Measure all generators in turn, as often as requested; skip those that failed."""
    results: dict[str, list[Result]] = {peer.name: [] for peer in peers}
    for _ in range(runs):
        for peer in peers:
            known = results[peer.name]
            if not any(isinstance(result, GaveUp) for result in known):
                known.append(measure(peer, folder / peer.name))
    return {name: middle(known) for name, known in results.items()}


def measurements(
    folder: Path, versions: Sequence[Peer], others: Sequence[Peer], runs: int
) -> Iterator[tuple[str, Results]]:
    """Measure everything; the files of each generator exist already."""
    yield _BUILD, _in_turn((*versions, *others), folder, _cold, runs)
    for what, measure in _OF_OURSELVES.items():
        yield what, _in_turn(versions, folder, measure, runs)


class Table:
    """The growing table: ours is compared with ``others`` and with ``before``."""

    def __init__(self, others: Sequence[Peer], before: Sequence[Peer]) -> None:
        self._others = [peer.name for peer in (*others, *before)]
        self._before = {peer.name for peer in before}
        self._row = "{:>6}  {:<28} {:>8}" + " {:>8}" * len(self._others) + " {:>6}"
        self._seconds: dict[str, dict[int, float]] = {}
        click.echo(self._row.format("cases", "what", "seconds", *self._others, "MB"))

    def add(self, size: int, what: str, results: Results, cold: Results) -> None:
        """Print the rows of one measurement."""
        for name, result in results.items():
            title = what if name == OURS else f"{name}: {what}"
            if isinstance(result, GaveUp):
                click.echo(f"{size:>6}  {title:<28} gave up ({result.status}): {result.last_words}")
                continue
            ratios = [""] * len(self._others)
            if name == OURS:
                self._seconds.setdefault(what, {})[size] = result.seconds
                ratios = [self._ratio(result, other, results, cold) for other in self._others]
            memory = "" if math.isnan(result.megabytes) else f"{result.megabytes:.0f}"
            click.echo(self._row.format(size, title, f"{result.seconds:.2f}", *ratios, memory))

    def _ratio(self, ours: Cost, other: str, results: Results, cold: Results) -> str:
        theirs = (results if other in self._before else cold).get(other)
        return f"{ours.seconds / theirs.seconds:.2f}" if isinstance(theirs, Cost) else ""

    def add_growth(self) -> None:
        """Print how much longer the largest size takes than the smallest."""
        for what, seconds in self._seconds.items():
            least, most = min(seconds), max(seconds)
            if most > least:
                growth = seconds[most] / seconds[least]
                click.echo(f"{what}: {growth:.1f} times as long for {most / least:g} times as many")


def compare(asked: argparse.Namespace, room: Path) -> None:
    """Measure every size, and print the results."""
    ours = PEERS_BY_NAME[OURS]
    others = present([PEERS_BY_NAME[name] for name in asked.peers if name != OURS])
    tag = asked.against or last_tag()
    if tag is None:
        click.echo("No version is tagged: there is no earlier one to compare with.")
    before = [earlier(tag, room / "earlier")] if tag else []
    table = Table(others, before)
    for size in asked.sizes:
        folder = room / str(size)
        cases = invent(size, asked.words)
        for peer in (ours, *before, *others):
            peer.write(cases, folder / peer.name)
        cold: Results = {}
        for what, results in measurements(folder, (ours, *before), others, asked.runs):
            cold = cold or results
            table.add(size, what, results, cold)
        for what, cost in _answers(folder / OURS, asked.runs):
            table.add(size, what, {OURS: cost}, cold)
        _tell_memory(folder / OURS, size)
    table.add_growth()


def _answers(folder: Path, runs: int) -> Iterator[tuple[str, Cost]]:
    """Measure how long an author with an open preview waits."""
    found = answered(folder, _first_case(folder).stem, runs)
    yield "serve: saved, its page", Cost(found.page)
    yield "serve: saved, all pages", Cost(found.rest)
    yield "serve: saved, the search", Cost(found.search)


def _tell_memory(folder: Path, size: int) -> None:
    """Build once more from nothing and measure the memory."""
    _put_away(folder)
    together = peak_together(folder, _command(PEERS_BY_NAME[OURS], folder))
    if together:
        click.echo(f"{size:>6}  all processes of a build together: {together:.0f} MB")


def main() -> None:
    """Compare what the command line asks for and print one table."""
    parser = argparse.ArgumentParser(prog="python -m bench.compare", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000])
    parser.add_argument("--words", type=int, default=700)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peers", nargs="*", choices=PEERS_BY_NAME, default=[*PEERS_BY_NAME])
    parser.add_argument("--against", metavar="TAG", help="an earlier version; else the last tag")
    asked = parser.parse_args()
    click.echo(f"{asked.words} words a case, medians of {asked.runs} runs")
    with tempfile.TemporaryDirectory() as folder:
        compare(asked, Path(folder))


if __name__ == "__main__":
    main()
