"""Replace the published site by a finished tree, all or nothing.

There are two trees. The spare one is updated, then both are exchanged in one step, so that readers
see the old site or the new one, even if the process is killed. The old site becomes the spare tree
of the next build.

Systems without exchange (Windows, some network file systems) need two renames. There is no site
between them; if the process is killed then, the next run restores the old site first.

Files are not synced to disk: after a power failure the site may have to be built again, which takes
less time than syncing thousands of files.

Configure the web server with the path of the site. A server that keeps the folder itself open (as
its working directory or as the mount of a container) would keep serving the old one; give it the
parent folder.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

from casewright.exceptions import os_errors, refuse_links
from casewright.paths import is_unpublished
from casewright.publish.atomic_rename import exchange
from casewright.publish.target import MARKER


def spare_tree(site: Path, work_dir: Path) -> Path:
    """Return the folder of the spare tree of a site, on the same file system.

    Clean up after interrupted builds. Call this under the build lock. Raise ``SystemFailureError``,
    or ``UsageError`` if the folder is a symbolic link.
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
    """Replace the site by the finished spare tree; the old site becomes the spare tree.

    Hidden files at the top of the old site (``.git``, ``.nojekyll``) are kept. Raise
    ``SystemFailureError``; the old site is then unchanged.
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


@contextmanager
def discarded_on_failure(spare: Path, work_dir: Path) -> Iterator[None]:
    """Delete the spare tree if the block fails and it is not in the work folder.

    A site on another disk has it as a neighbour, where it must not take up space or confuse people.
    """
    try:
        yield
    except BaseException:
        if spare.parent != work_dir:
            shutil.rmtree(spare, ignore_errors=True)
        raise


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
    return [path for path in folder.glob(".*") if path.name != MARKER and is_unpublished(path.name)]


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
