"""Generate cases: the same number and seed give the same cases on any machine."""

from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench import prose

_FOLDER = Path(__file__).parent
THEMES = (_FOLDER / "themes.txt").read_text(encoding="utf-8").splitlines()
ORGANISATIONS = (_FOLDER / "organisations.txt").read_text(encoding="utf-8").splitlines()

_SHARES = {"why": 0.15, "what": 0.12, "how": 0.3, "result": 0.15, "reflection": 0.16}
"""How the words of a case are spread over its sections; the lessons take what is left."""

_LESSONS = 4


@dataclass(frozen=True)
class InventedCase:
    """A case before it is written as YAML for us or Markdown for the stock site."""

    id: str
    title: str
    summary: str
    organisation: str
    themes: tuple[str, ...]
    year: int
    added: str
    sections: dict[str, str]
    lessons: tuple[str, ...]


def invent(count: int, words: int) -> list[InventedCase]:
    """Generate cases of about that many words each, without the summary."""
    return [_case(number, words) for number in range(1, count + 1)]


def slug(name: str) -> str:
    """Return the id for a name."""
    return "-".join(name.lower().split())


def _case(number: int, words: int) -> InventedCase:
    random = Random(number)  # noqa: S311  (reproducible, not secret)
    sections = {
        key: prose.paragraphs(random, round(words * share)) for key, share in _SHARES.items()
    }
    left = round(words * (1 - sum(_SHARES.values()))) // _LESSONS
    return InventedCase(
        id=f"verhaal-{number:05}",
        title=f"{prose.title(random)} {number}",
        summary=f"{prose.sentence(random)} {prose.sentence(random)}",
        organisation=random.choice(ORGANISATIONS),
        themes=tuple(random.sample(THEMES, random.randint(1, 4))),
        year=random.randint(2005, 2025),
        added=f"2026-{random.randint(1, 12):02}-{random.randint(1, 28):02}",
        sections=sections,
        lessons=tuple(prose.paragraphs(random, left) for _ in range(_LESSONS)),
    )
