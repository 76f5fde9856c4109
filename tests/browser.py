"""Find a Chromium for the tests; run as a program, install one if necessary.

An installed Chromium or Chrome comes first, because many organisations do not allow downloads of
browsers. Then that of Playwright; then, as root on Debian and derivatives, the package of the
system.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def find() -> str | None:
    """Return the path of an installed browser or that of Playwright; ``None`` if there is none."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    if MAC.exists():
        return str(MAC)
    return _playwrights_own()


def arguments() -> list[str]:
    """Return the command-line options of the browser: root cannot use its sandbox."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ["--no-sandbox"] if as_root else []


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (only the tests have it)

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _install() -> None:
    own = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(own, check=False).returncode == 0 and find():
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=True)


if __name__ == "__main__":
    if not find():
        _install()
    browser = find()
    print(f"browser for the tests: {browser}" if browser else "no Chromium, and none to be had")
    sys.exit(0 if browser else 3)
