"""The engines that can render a staging tree, by name. One is loaded only when it is asked for.

A new engine is an adapter ``<name>_engine.py`` with a function ``build_site``, and a name here.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

from casewright.faults import EnvironmentFaultError
from casewright.locale.message import Message

if TYPE_CHECKING:  # slow to load, and the names are asked for first
    from casewright.publishing.building import Engine

ENGINES: Final = ("mkdocs", "properdocs", "zensical")
"""The first is what a site gets whose maintainer asks for none."""


def load_engine(name: str) -> "Engine":
    """Give what renders with an engine; raises ``EnvironmentFaultError`` where it is missing."""
    try:
        adapter = import_module(f"casewright.publishing.{name}_engine")
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        values = {"engine": name, "package": f"casewright[{name}]"}
        raise EnvironmentFaultError(Message("fault.engine-missing", values)) from None
    return cast("Engine", adapter.build_site)
