"""The exchange: a finished tree takes the place of the standing site, whole or not at all.

Two trees are kept. The spare one is brought up to date, then the two change names in one step, so
that a reader meets the old site or the new one, whenever the process is killed. The old site is
the spare tree of the next build.

Where the system cannot exchange (Windows, some network file systems), two renames follow each
other. Between them there is no site for a moment; killed right there, the next run puts the old
one back first.

Nothing is forced to the disk: after a power cut the site may have to be built again. Syncing
thousands of files would cost more than everything else here, for what one command restores.

A web server should be given the site by its path. One that holds on to the folder itself (its
working directory, a container's mount) keeps the replaced one; give it the folder above.
"""

import shutil
from hashlib import blake2b
from pathlib import Path

from casewright.exceptions import os_errors, refuse_links
from casewright.publish.atomic_rename import exchange
from casewright.publish.target import MARKER


def spare_tree(site: Path, work_dir: Path) -> Path:
    """Give the folder of the spare tree of a site, on the file system of the site.

    Cleans up after builds that died. To be called under the build lock; raises
    ``EnvironmentFaultError``, or ``WrongUseError`` where the folder is a link.
    """
    with os_errors(site):
        site.parent.mkdir(parents=True, exist_ok=True)
        spare = _spare(site, work_dir)
        refuse_links(spare)
        parked = _parked(site)
        if parked.exists():
            if not site.exists():
                parked.rename(site)
            else:
                shutil.rmtree(parked)
        return spare


def publish(spare: Path, site: Path) -> None:
    """Put the finished spare tree in the place of the site; the old site becomes the spare tree.

    What is hidden at the top of the old site (``.git``, ``.nojekyll``) is not made by us and stays.
    Raises ``EnvironmentFaultError``; the old site then still stands.
    """
    with os_errors(site):
        _remove_hidden(spare)
        (spare / MARKER).touch()
        if not site.exists():
            spare.rename(site)
            return
        _carry_hidden(site, spare)
        if not exchange(spare, site):
            _rename_both(spare, site)
        _remove_hidden(spare)


def _spare(site: Path, work_dir: Path) -> Path:
    if site.parent.stat().st_dev == work_dir.stat().st_dev:
        name = blake2b(str(site).encode(), digest_size=4).hexdigest()
        return work_dir / f"spare-{name}"
    return site.with_name(f".{site.name}.spare")


def _parked(site: Path) -> Path:
    return site.with_name(f".{site.name}.old")


def _rename_both(spare: Path, site: Path) -> None:
    parked = _parked(site)
    site.rename(parked)
    try:
        spare.rename(site)
    except OSError:
        parked.rename(site)
        raise
    parked.rename(spare)


def _hidden(folder: Path) -> list[Path]:
    return [path for path in folder.glob(".*") if path.name != MARKER]


def _remove_hidden(folder: Path) -> None:
    for path in _hidden(folder):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _carry_hidden(site: Path, spare: Path) -> None:
    for source in _hidden(site):
        target = spare / source.name
        if source.is_dir() and not source.is_symlink():
            shutil.copytree(source, target, symlinks=True)
        else:
            shutil.copy2(source, target, follow_symlinks=False)
