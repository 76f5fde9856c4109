"""The figures of a test run that SECURITY.md quotes."""

from collections import Counter
from collections.abc import Iterator

import pytest

FAULT = "fault"
CALLS = "calls"

MAX_CALLS = 5_000_000
MAX_CALLS_WHEN_FULL = 12_000_000
"""Calls of functions for any file, and for a story that fills five sections to the brim."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the number and kinds of injected faults, and the work of the most expensive file."""
    kinds = Counter(str(kind) for _, kind in _properties(terminalreporter, FAULT))
    calls = {name: int(str(count)) for name, count in _properties(terminalreporter, CALLS)}
    if kinds:
        terminalreporter.write_sep("=", "faults injected")
        counts = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
        terminalreporter.write_line(f"{kinds.total()} injections of {len(kinds)} kinds: {counts}")
    if calls:
        most = max(calls, key=calls.__getitem__)
        terminalreporter.write_sep("=", "hostile files")
        terminalreporter.write_line(
            f"{len(calls)} readings, the most expensive {calls[most]:,} calls: {most}"
        )


def _properties(
    terminalreporter: pytest.TerminalReporter, name: str
) -> Iterator[tuple[str, object]]:
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, ()):
            for key, value in report.user_properties if report.when == "call" else ():
                if key == name:
                    yield report.nodeid, value
