"""Publishes one version of a small site after another until it is killed: the victim of a test.

``python keep_publishing.py SITE FIRST_VERSION`` prints a line for every version that stands.
"""

import sys
from itertools import count
from pathlib import Path

from casewright.publishing.swap import make_room, publish

PAGES = [f"praktijk/{number}.html" for number in range(20)]


def fill(room: Path, version: int) -> None:
    """Write every page of a version."""
    (room / "praktijk").mkdir()
    for page in ["index.html", *PAGES]:
        (room / page).write_text(f"{version}\n" * 500, encoding="utf-8")


def main() -> None:
    """Publish and publish."""
    site = Path(sys.argv[1])
    for version in count(int(sys.argv[2])):
        room = make_room(site)
        fill(room, version)
        publish(room, site)
        sys.stdout.write(f"{version}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
