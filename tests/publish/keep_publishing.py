"""Publish versions of a small site until killed, for a test.

``python keep_publishing.py SITE FIRST_VERSION`` prints a line for every published version.
"""

import sys
from itertools import count
from pathlib import Path

from casewright.publish.swap import publish, spare_tree
from casewright.publish.tree import read_tree, write_manifest

PAGES = ["index.html", *(f"praktijk/{number}.html" for number in range(20))]


def build(site: Path, work_dir: Path, version: str) -> Path:
    """Update the spare tree of a site to a version."""
    manifests = work_dir / "trees"
    tree = read_tree(spare_tree(site, work_dir), manifests)
    digests = {page: tree.write(page, f"{version}\n".encode() * 500) for page in PAGES}
    tree.remove_others(digests.keys())
    write_manifest(tree.folder, digests, manifests)
    return tree.folder


def main() -> None:
    """Publish one version after another."""
    site = Path(sys.argv[1])
    work_dir = site.with_name("work")
    work_dir.mkdir(parents=True, exist_ok=True)
    for version in count(int(sys.argv[2])):
        publish(build(site, work_dir, str(version)), site)
        sys.stdout.write(f"{version}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
