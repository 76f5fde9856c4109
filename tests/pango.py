"""Check that WeasyPrint finds Pango; run as a program, install it if necessary.

Pango is a system library. On Debian and derivatives it is installed if missing.
"""

import os
import shutil
import subprocess
import sys

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-dejavu-core")


def found() -> bool:
    """Return whether WeasyPrint can be loaded, in a new process, because failures are cached."""
    attempt = [sys.executable, "-c", "import weasyprint"]
    return subprocess.run(attempt, check=False, capture_output=True).returncode == 0


def _install() -> None:
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    rights = [] if as_root else ["sudo", "--non-interactive"]
    if not shutil.which("apt-get") or not (as_root or shutil.which("sudo")):
        return
    for step in (["update"], ["install", "--yes", *PACKAGES]):
        subprocess.run([*rights, "apt-get", "-qq", *step], check=False)


if __name__ == "__main__":
    if not found():
        _install()
    ready = found()
    print("WeasyPrint finds Pango" if ready else "no Pango: see the handbook, 'PDF files'")
    sys.exit(0 if ready else 3)
