"""Templates that another process compiles: those that are asked for are there, whatever lies by."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError

from casewright.rendering.templates import Templates
from casewright.settings import make_settings

OWN = "fragments/casewright"


def templates_beside(folder: Path, files: Sequence[tuple[str, bytes]]) -> Templates:
    for name, content in files:
        path = folder / "looks" / OWN / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    theme = {"language": "nl", "custom_dir": str(folder / "looks")}
    return Templates(make_settings(folder / "mkdocs.yml", {"site_name": "X", "theme": theme}, {}))


@pytest.mark.usefixtures("two_processes")
def test_what_is_no_template_and_what_is_a_broken_one_stand_in_nobodys_way(tmp_path: Path) -> None:
    files = [(".DS_Store", b"\xff\xfe"), ("old.html", b"\xff\xfe"), ("card.html", b"{% if %}")]
    environment = templates_beside(tmp_path, files).environment
    assert environment.get_template("casewright/chips.html")
    with pytest.raises(TemplateSyntaxError):
        environment.get_template("casewright/card.html")


@pytest.mark.usefixtures("two_processes")
def test_a_sites_own_template_comes_before_the_themes(tmp_path: Path) -> None:
    environment = templates_beside(tmp_path, [("chips.html", b"<b>{{ label }}</b>")]).environment
    filled = environment.get_template("casewright/chips.html").render(label="<i>")
    assert filled == "<b>&lt;i&gt;</b>"
