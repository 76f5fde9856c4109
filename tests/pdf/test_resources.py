"""Resources for print: a page gets its own files, and nothing from elsewhere."""

from pathlib import Path

import pytest

from casewright.pdf.resources import ResourceBundle


@pytest.fixture
def resources(tmp_path: Path) -> ResourceBundle:
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "paper.css").write_text("body {}", encoding="utf-8")
    (tmp_path / "geheim.txt").write_text("geheim", encoding="utf-8")
    picture = tmp_path / "made.png"
    picture.write_bytes(b"png")
    return ResourceBundle(
        "https://voorbeeld.nl/",
        ("brand.css",),
        {"brand.css": "p {}"},
        {"media/é.png": picture},
        (theme,),
    )


def test_what_is_there_is_given(resources: ResourceBundle) -> None:
    assert resources.read("https://voorbeeld.nl/brand.css") == b"p {}"
    assert resources.read("https://voorbeeld.nl/paper.css") == b"body {}"
    assert resources.read("https://voorbeeld.nl/media/%C3%A9.png") == b"png"


@pytest.mark.parametrize(
    "url",
    [
        "https://voorbeeld.nl/is-er-niet.css",
        "https://voorbeeld.nl/../geheim.txt",
        "https://voorbeeld.nl/%2e%2e/geheim.txt",
        "https://elders.nl/paper.css",
        "http://voorbeeld.nl/paper.css",
        "file:///etc/hostname",
        "data:text/css,p%7B%7D",
    ],
)
def test_everything_else_is_refused(resources: ResourceBundle, url: str) -> None:
    with pytest.raises(LookupError):
        resources.read(url)
