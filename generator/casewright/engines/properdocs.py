"""The ProperDocs adapter: a continuation of MkDocs 1 under another name.

After its first import, every import of ``mkdocs`` loads ProperDocs, which is how it runs plugins
and themes for MkDocs. So it must be imported first, and a process can render with only one of the
two.
"""

import logging

import properdocs.replacement  # noqa: F401  (imported for its side effect, see above)

from casewright.engines.mkdocs.engine import render

__all__ = ["render"]

logging.getLogger("properdocs").setLevel(logging.WARNING)
