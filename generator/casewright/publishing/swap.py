"""The swap: a finished site takes the place of the standing one, whole or not at all.

A site is built in a folder beside its place, on the same file system. Then the two change names in
one step, so that a reader meets the old site or the new one and nothing in between, whenever the
process is killed. The same leftover name serves the unfinished new site before that step and the
replaced old one after it; either way it may go, and the next run removes it.

Where the system cannot exchange (Windows, some network file systems), two renames follow each
other. Between them there is no site for a moment; killed right there, the next run puts the old
one back first.

Nothing is forced to the disk: after a power cut the site may have to be built again. Syncing
thousands of files would cost more than everything else here, for what one command restores.

A web server should be given the site by its path. One that holds on to the folder itself (its
working directory, a container's mount) keeps the replaced one; give it the folder above.
"""

import os
import re
import shutil
from pathlib import Path

from casewright.publishing.exchange import exchange
from casewright.publishing.machine import machine_faults
from casewright.publishing.site_folder import MARKER


def make_room(site: Path) -> Path:
    """Clean up after builds that died and make an empty folder beside the site to build in.

    Call it with the build lock held. Raises ``EnvironmentFaultError``.
    """
    with machine_faults(site):
        site.parent.mkdir(parents=True, exist_ok=True)
        for parked in _leftovers(site, "old"):
            if not site.exists():
                parked.rename(site)
        for kind in ("new", "old"):
            for leftover in _leftovers(site, kind):
                shutil.rmtree(leftover)
        room = _beside(site, "new")
        room.mkdir()
        return room


def publish(room: Path, site: Path) -> None:
    """Put the finished site from the room that was made for it in its place.

    What is hidden at the top of the old site (``.git``, ``.nojekyll``) is not made by us and stays.
    Raises ``EnvironmentFaultError``; the old site then still stands.
    """
    with machine_faults(site):
        (room / MARKER).touch()
        if site.exists():
            _carry_hidden(site, room)
            _replace(room, site)
        else:
            room.rename(site)


def discard(room: Path) -> None:
    """Remove an unfinished site; what cannot be removed now is left to the next run."""
    shutil.rmtree(room, ignore_errors=True)


def _beside(site: Path, kind: str) -> Path:
    return site.with_name(f".{site.name}.{kind}-{os.getpid()}")


def _leftovers(site: Path, kind: str) -> list[Path]:
    name = re.compile(rf"\.{re.escape(site.name)}\.{kind}-\d+")
    return [path for path in sorted(site.parent.iterdir()) if name.fullmatch(path.name)]


def _carry_hidden(site: Path, room: Path) -> None:
    for source in site.glob(".*"):
        target = room / source.name
        if target.exists():
            continue
        if source.is_dir() and not source.is_symlink():
            shutil.copytree(source, target, symlinks=True)
        else:
            shutil.copy2(source, target, follow_symlinks=False)


def _replace(room: Path, site: Path) -> None:
    if exchange(room, site):
        discard(room)
        return
    parked = _beside(site, "old")
    site.rename(parked)
    try:
        room.rename(site)
    except OSError:
        parked.rename(site)
        raise
    discard(parked)
