"""Views never change after they were made."""

import dataclasses
import importlib
import pkgutil

import casewright.views


def test_every_view_is_frozen() -> None:
    modules = [
        importlib.import_module(info.name)
        for info in pkgutil.walk_packages(casewright.views.__path__, "casewright.views.")
    ]
    views = {
        value
        for module in modules
        for value in vars(module).values()
        if dataclasses.is_dataclass(value) and value.__module__ == module.__name__
    }
    assert len(views) > 60
    thawed = [view.__name__ for view in views if not view.__dataclass_params__.frozen]
    assert thawed == []
