"""The settings of a Git-based editor have every field, and what it saves passes the check."""

import json
from pathlib import Path

import pytest
import yaml
from PIL import Image

from conftest import casewright

SAVED = """\
title: "Een verhaal: met 'aanhalingstekens' & meer"
summary: Wat er gebeurde.
organisation:
  - voorbeeldorganisatie
themes:
  - dichtbij
  - ontmoeting
period: 2012/2014
outcome: partly
why: "Vijf keer drie is 5\\\\*3 en niet 4\\\\*2."
what: Dit.
how: Zo.
result: |-
  Eerst **dit**.

  * En dat.
lessons:
  - lesson: Luister eerst.
    themes: []
reflection: Dit betekent het.
follow_ups:
  - date: 2016-10
    text: Het ging door.
quotes:
  - text: Het werkt.
    by: een bewoner
contributors: []
sources:
  - title: Een bron
    url: https://voorbeeld.nl/x
images:
  - file: hal-van-binnen.png
    alt: Een hal
related:
  - voorbeeld-koffie-in-de-hal
aliases: []
workshop:
  questions:
    - Wat zou jij doen?
  minutes: 45
permission:
  date: ""
  basis: fictional
withdrawn:
  date: ""
added: 2026-11-30
reviewed: ""
owner: redactie
"""
"""A case as Decap CMS 3.16 saved it, shortened; its empty fields are those it writes."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cms")
    repository = "https://github.com/proef/verhalen"
    result = casewright(
        "init", ".", "--language", "nl", "--name", "P", "--repository", repository, cwd=folder
    )
    assert result.returncode == 0, result.stderr
    assert casewright("cms", cwd=folder).returncode == 0
    return folder


def test_it_has_every_field_of_a_case(base: Path) -> None:
    config = yaml.safe_load((base / "cms" / "config.yml").read_text(encoding="utf-8"))
    (collection,) = config["collections"]
    schema = json.loads(casewright("schema", cwd=base).stdout)
    assert [one["name"] for one in collection["fields"]] == [*schema["properties"]]
    themes = next(one for one in collection["fields"] if one["name"] == "themes")
    assert {"label": "Dichtbij", "value": "dichtbij"} in themes["options"]
    assert config["backend"] == {"name": "github", "repo": "proef/verhalen", "branch": "main"}


def test_what_it_saves_passes_the_check(base: Path) -> None:
    case, media = base / "cases" / "een-verhaal.yml", base / "cases" / "media" / "een-verhaal"
    media.mkdir(parents=True)
    Image.new("RGB", (60, 40)).save(media / "hal-van-binnen.png")
    case.write_text(SAVED, encoding="utf-8")
    result = casewright("check", "--strict", "cases/een-verhaal.yml", cwd=base)
    assert result.returncode == 0, result.stdout


def test_its_page_names_the_hosts_it_may_use_and_no_other(base: Path) -> None:
    page = (base / "cms" / "index.html").read_text(encoding="utf-8")
    assert '<script src="decap-cms.js">' in page
    assert "connect-src &#x27;self&#x27; blob: https://github.com https://api.github.com" in page


def test_it_is_never_part_of_the_site(base: Path) -> None:
    result = casewright("cms", "--out", "site/cms", cwd=base)
    assert result.returncode == 2
    assert "site/cms" in result.stderr


@pytest.mark.parametrize(
    ("repo_url", "backend"),
    [
        ("https://gitlab.com/a/b/c", {"name": "gitlab", "repo": "a/b/c"}),
        ("https://git.voorbeeld.nl/a/b.git", {"name": "gitea", "repo": "a/b"}),
        ("https://github.com/", None),
    ],
)
def test_the_host_follows_from_the_address(
    base: Path, repo_url: str, backend: dict[str, str] | None
) -> None:
    settings = (base / "mkdocs.yml").read_text(encoding="utf-8")
    other = base / "other.yml"
    other.write_text(settings.replace("https://github.com/proef/verhalen", repo_url), "utf-8")
    result = casewright("cms", "-f", "other.yml", "--out", "other", cwd=base)
    assert result.returncode == (0 if backend else 2)
    if backend:
        config = yaml.safe_load((base / "other" / "config.yml").read_text(encoding="utf-8"))
        assert config["backend"].items() >= backend.items()
    else:
        assert "repo_url" in result.stderr
