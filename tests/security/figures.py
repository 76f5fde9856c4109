"""The figures of a test run that SECURITY.md quotes."""

from collections import Counter
from collections.abc import Iterator

import pytest

FAULT = "fault"
TOOK = "milliseconds"

PROMISED = 0.1
PROMISED_WHEN_FULL = 0.3
"""Seconds of processor time for any file, and for a story that fills five sections to the brim."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the number and kinds of injected faults, and the time of the slowest file."""
    kinds = Counter(str(kind) for _, kind in _told(terminalreporter, FAULT))
    times = {name: float(str(time)) for name, time in _told(terminalreporter, TOOK)}
    if kinds:
        terminalreporter.write_sep("=", "faults injected")
        told = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
        terminalreporter.write_line(f"{kinds.total()} injections of {len(kinds)} kinds: {told}")
    if times:
        slowest = max(times, key=times.__getitem__)
        terminalreporter.write_sep("=", "hostile files")
        terminalreporter.write_line(
            f"{len(times)} readings, the slowest {times[slowest]:.0f} ms: {slowest}"
        )


def _told(terminalreporter: pytest.TerminalReporter, name: str) -> Iterator[tuple[str, object]]:
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, ()):
            for key, value in report.user_properties if report.when == "call" else ():
                if key == name:
                    yield report.nodeid, value
