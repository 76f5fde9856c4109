"""The ProperDocs adapter: the continuation of MkDocs 1, under a name of its own.

The first import makes every ``mkdocs`` that is imported after it mean ProperDocs, which is how
ProperDocs runs the plugins and themes that were made for MkDocs. So it has to come first, and a
process renders with one of the two.
"""

import logging

import properdocs.replacement  # noqa: F401  (for what it does, see above)

from casewright.engines.mkdocs.engine import render

__all__ = ["render"]

logging.getLogger("properdocs").setLevel(logging.WARNING)
