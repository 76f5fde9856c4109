"""The examples of a rule: bad and good files, and the report about the bad ones.

They are in the folder of the rule; the page of the rule shows them and its test runs them. ``bad``
and ``good`` contain files as in the cases folder; ``report.<language>.txt`` is the expected report
about the bad ones.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casewright.checks import rules
from casewright.checks.registry import rule_dir
from casewright.i18n.catalog import FALLBACK
from casewright.yaml.source import Source, read_source

_RULES: Final = Path(rules.__file__).parent


@dataclass(frozen=True, slots=True)
class Example:
    """The example on the page of a rule: a bad file, the good one, and the report.

    ``reports`` are about the bad file, ``further`` about other files with the same problem. Both
    are empty if the rule has no reports.
    """

    bad: Source
    good: Source
    reports: tuple[str, ...]
    further: tuple[str, ...]


def examples_of(rule: str) -> Path:
    """Return the folder with the examples of a rule."""
    return _RULES / rule_dir(rule)


def example_of(rule: str, language: str) -> Example:
    """Read the main example of a rule: a bad file that has a good version."""
    bad, good = _files(rule, "bad"), _files(rule, "good")
    reports = _reports(rule, language)
    reported = [name for name in bad if any(_is_about(one, name) for one in reports)] or list(bad)
    name = next((name for name in reported if name in good), reported[0])
    twin = name if name in good else next(iter(good))
    return Example(
        _source(bad[name], name),
        _source(good[twin], twin),
        tuple(one for one in reports if _is_about(one, name)),
        tuple(one for one in reports if not _is_about(one, name)),
    )


def _files(rule: str, side: str) -> dict[str, Path]:
    """Map the YAML files of one side by their names in reports."""
    folder = examples_of(rule) / side
    found: Iterable[Path] = sorted((*folder.rglob("*.yml"), *folder.rglob("*.yaml")))
    return {f"cases/{path.relative_to(folder).as_posix()}": path for path in found}


def _source(path: Path, name: str) -> Source:
    return read_source(path, name)[0]


def _reports(rule: str, language: str) -> tuple[str, ...]:
    files = [examples_of(rule) / f"report.{one}.txt" for one in (language, FALLBACK)]
    file = next((one for one in files if one.is_file()), None)
    text = file.read_text(encoding="utf-8").strip("\n") if file else ""
    return tuple(text.split("\n\n")) if text else ()


def _is_about(report: str, name: str) -> bool:
    return report.startswith(f"{name}:")
