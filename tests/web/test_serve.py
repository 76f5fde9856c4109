"""The preview shows changes and errors without a restart."""

import os
import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from bases import write_case
from conftest import casewright
from web.previewing import Preview, free_port, previewing

STORY = "praktijk/een-verhaal/"
LIST = "praktijk/"


@pytest.fixture
def preview(base: Path, tmp_path: Path) -> Iterator[Preview]:
    with previewing(base, tmp_path / "served") as preview:
        yield preview


def test_an_edit_a_mistake_and_its_repair_show_without_a_restart(
    base: Path, preview: Preview
) -> None:
    preview.comes_to_hold(STORY, "Daarom.")
    write_case(base, "een-verhaal", why="Om een andere reden.")
    preview.comes_to_hold(STORY, "Om een andere reden.")
    write_case(base, "een-verhaal", themes="[bestaat-niet]", why="Half af.")
    broken = preview.comes_to_hold(STORY, "unknown-term")
    assert "Om een andere reden." in broken
    assert "Half af." not in broken
    write_case(base, "een-verhaal", why="Weer goed.")
    assert "unknown-term" not in preview.comes_to_hold(STORY, "Weer goed.")


def test_of_edits_in_a_row_the_last_is_in_page_list_and_search(
    base: Path, preview: Preview
) -> None:
    preview.search_comes_to_hold("Een verhaal")
    for number in range(4):
        write_case(base, "een-verhaal", title=f"Verhaal nummer {number}", why=f"Reden {number}.")
        preview.comes_to_hold(STORY, f"Reden {number}.")
    preview.search_comes_to_hold("Verhaal nummer 3")
    assert "Verhaal nummer 3" in preview.page(STORY)
    assert "Verhaal nummer 3" in preview.page(LIST)
    assert "Verhaal nummer 3" in preview.page("cases.json")


def test_cases_come_go_and_get_another_name(base: Path, preview: Preview) -> None:
    preview.search_comes_to_hold("Een verhaal")
    second = write_case(base, "tweede", title="Het tweede", related="[een-verhaal]")
    assert "Een verhaal" in preview.comes_to_hold("praktijk/tweede/", "Het tweede")
    preview.search_comes_to_hold("Het tweede")
    second.rename(second.with_name("derde.yml"))
    preview.comes_to_hold("praktijk/derde/", "Het tweede")
    preview.comes_to("praktijk/tweede/", lambda page: not page)
    preview.search_comes_to_hold("praktijk/derde/")
    second.with_name("derde.yml").unlink()
    preview.comes_to("praktijk/derde/", lambda page: not page)
    preview.search_comes_to(lambda page: "Het tweede" not in page)
    assert "Het tweede" not in preview.page(LIST)


def test_a_file_that_never_was_right_has_a_page_with_its_report(
    base: Path, preview: Preview
) -> None:
    preview.comes_to_hold(STORY, "Daarom.")
    path = base / "cases" / "scheef.yml"
    path.write_text("title: [scheef\n", encoding="utf-8")
    preview.comes_to_hold("praktijk/scheef/", "yaml-syntax")
    preview.comes_to_hold("", "yaml-syntax")
    path.unlink()
    preview.comes_to("", lambda page: "yaml-syntax" not in page and page)
    assert not preview.page("praktijk/scheef/")


def test_a_report_sums_up_what_is_so_of_one_file_and_of_all(base: Path, preview: Preview) -> None:
    write_case(base, "onaf", status="draft", title="Nog niet af", why="", what="")
    calm = preview.comes_to_hold("praktijk/onaf/", "Nog niet af")
    assert "2 waarschuwingen. De tekst hieronder is zoals je hem hebt bewaard." in calm
    assert "laatste goede versie" not in calm
    assert "cw-problems--calm role=status" in plainer(calm)
    home = preview.comes_to_hold("", "cw-problems")
    assert "cw-problems__title>2 waarschuwingen in 1 bestand</summary>" in plainer(home)
    write_case(base, "een-verhaal", themes="[bestaat-niet]")
    broken = preview.comes_to_hold(STORY, "unknown-term")
    assert "Dit bestand heeft 1 probleem. Zolang er een fout in staat, zie je hier de" in broken
    home = preview.comes_to_hold("", "unknown-term")
    assert "<summary class=cw-problems__title>3 problemen in 2 bestanden</summary>" in plainer(home)
    (base / "cases" / "scheef.yml").write_text("title: [scheef\n", encoding="utf-8")
    never = preview.comes_to_hold("praktijk/scheef/", "yaml-syntax")
    assert "staat hier het verhaal." in never


def test_the_terminal_says_what_is_wrong_at_every_save_and_when_all_is_well(
    base: Path, preview: Preview
) -> None:
    preview.search_comes_to_hold("Een verhaal")
    write_case(base, "een-verhaal", themes="[bestaat-niet]", why="")
    one = "2 fouten in cases/een-verhaal.yml"
    assert preview.said(one) == [one]
    write_case(base, "tweede", status="draft", what="")
    two = "2 fouten, 1 waarschuwing in cases/een-verhaal.yml, cases/tweede.yml"
    assert preview.said(two) == [one, two]
    write_case(base, "een-verhaal")
    left = "1 waarschuwing in cases/tweede.yml"
    assert preview.said(left) == [one, two, left]
    write_case(base, "tweede")
    well = "Alles is weer in orde."
    assert preview.said(well) == [one, two, left, well]
    preview.search_comes_to_hold("praktijk/tweede/")
    assert preview.said(well)[-1] == well


def plainer(page: str) -> str:
    return page.replace('"', "")


def test_vocabulary_settings_pages_and_theme_are_followed_and_the_last_good_page_stays(
    base: Path, preview: Preview
) -> None:
    preview.comes_to_hold(STORY, "Daarom.")
    write_case(base, "een-verhaal", why="Goed.")
    preview.comes_to_hold(STORY, "Goed.")
    write_case(base, "een-verhaal", why="Half af.", outcome="misschien")
    preview.comes_to_hold(STORY, "wrong-type")
    themes = base / "cases" / "vocabulary" / "themes.yml"
    text = themes.read_text(encoding="utf-8")
    themes.write_text(text.replace("nl: Eigen regie", "nl: Zelf aan het roer", 1), "utf-8")
    assert "Goed." in preview.comes_to_hold(STORY, "Zelf aan het roer")
    preview.comes_to_hold("themas/eigen-regie/", "Zelf aan het roer")
    own = base / "eigen" / "partials" / "casewright"
    own.mkdir(parents=True)
    settings = (base / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("language: nl", "language: nl, custom_dir: eigen")
    (base / "mkdocs.yml").write_text(settings.replace("Proef", "Andere naam"), encoding="utf-8")
    assert "Goed." in preview.comes_to_hold(STORY, "Andere naam")
    (own / "footer.html").write_text("<footer>Van onszelf</footer>", encoding="utf-8")
    preview.comes_to_hold(STORY, "Van onszelf")
    (own / "footer.html").write_text("{{ dit gaat mis", encoding="utf-8")
    write_case(base, "een-verhaal", why="Alles goed.")
    (own / "footer.html").write_text("<footer>Toch weer goed</footer>", encoding="utf-8")
    preview.comes_to_hold(STORY, "Toch weer goed")
    assert "Alles goed." in preview.page(STORY)
    (base / "cases" / "over.md").write_text("# Wie wij zijn\n", encoding="utf-8")
    preview.comes_to_hold("over/", "Wie wij zijn")


def test_what_is_served_in_the_end_is_what_a_new_preview_serves(base: Path, tmp_path: Path) -> None:
    for number in range(120):
        write_case(base, f"verhaal-{number}", title=f"Verhaal {number}", added="2026-01-02")
    port = free_port()
    with previewing(base, tmp_path / "served", port) as preview:
        preview.search_comes_to_hold("Een verhaal")
        write_case(base, "verhaal-7", title="Aaneen", why="Zomaar.", status="draft", added="")
        preview.comes_to_hold("praktijk/verhaal-7/", "Zomaar.")
        (base / "cases" / "verhaal-8.yml").rename(base / "cases" / "verhaal-acht.yml")
        (base / "cases" / "verhaal-9.yml").unlink()
        write_case(base, "verhaal-10", status="withdrawn")
        write_case(base, "verhaal-11", themes="[]", status="draft", added="2026-03-04")
        write_case(base, "nieuw", title="Aan het begin", themes="[eigen-regie, mantelzorg]")
        preview.comes_to_hold("praktijk/nieuw/", "Aan het begin")
        write_case(base, "nieuw", title="Aan het slot", why="Toch anders.")
        preview.search_comes_to_hold("Aan het slot")
        followed = preview.site()
        shown = preview.page(STORY)
    with previewing(base, tmp_path / "served", port) as preview:
        preview.search_comes_to_hold("Aan het slot")
        fresh = preview.site()
    assert followed.keys() == fresh.keys()
    assert [name for name in fresh if fresh[name] != followed[name]] == []
    start, end = fresh[f"{STORY}index.html"].decode().rsplit("</body>", 1)
    assert shown.startswith(start)
    assert shown.endswith(f"</body>{end}")


def test_a_picture_is_on_the_page_of_its_case(base: Path, preview: Preview) -> None:
    preview.search_comes_to_hold("Een verhaal")
    images = "[{file: kring.png, alt: Een kring}]"
    write_case(base, "een-verhaal", images=images)
    preview.comes_to_hold(STORY, "missing-image")
    folder = base / "cases" / "media" / "een-verhaal"
    folder.mkdir(parents=True)
    Image.new("RGB", (40, 30), "teal").save(folder / "kring.png")
    page = preview.comes_to_hold(STORY, "<img")
    assert "missing-image" not in page
    source = re.search(r'<img[^>]* src="../../(media/een-verhaal/[0-9a-f]+\.png)"', page)
    assert source
    with urllib.request.urlopen(f"{preview.address}{source[1]}") as picture:  # noqa: S310
        assert Image.open(picture).size == (40, 30)


def test_a_site_with_a_plugin_of_its_own_is_followed_too(base: Path, tmp_path: Path) -> None:
    settings = (base / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("[casewright]", "[casewright, tags]")
    (base / "mkdocs.yml").write_text(settings, encoding="utf-8")
    with previewing(base, tmp_path / "served") as preview:
        preview.comes_to_hold(STORY, "Daarom.")
        write_case(base, "een-verhaal", why="Om een andere reden.")
        preview.comes_to_hold(STORY, "Om een andere reden.")


def test_a_preview_stages_nothing_where_a_build_does(base: Path, preview: Preview) -> None:
    write_case(base, "onaf", status="draft", title="Nog niet af")
    preview.comes_to_hold("praktijk/onaf/", "Nog niet af")
    assert not (base / ".casewright" / "docs").exists()


def test_nothing_is_left_behind_when_it_is_stopped(base: Path, tmp_path: Path) -> None:
    with previewing(base, tmp_path / "served") as preview:
        preview.comes_to_hold(STORY, "Daarom.")
    assert [*(tmp_path / "served").iterdir()] == []


def test_an_address_that_is_taken_is_told_with_the_way_out(base: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        result = casewright("serve", "--dev-addr", address, cwd=base)
    assert result.returncode == 3
    assert address in result.stderr
    assert "--dev-addr" in result.stderr
    assert "http://" not in result.stdout
    assert "Traceback" not in result.stderr


def test_the_address_is_told_once_it_answers(base: Path, tmp_path: Path) -> None:
    address = f"127.0.0.1:{free_port()}"
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "casewright", "serve", "--dev-addr", address],
        cwd=base,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        assert f"http://{address}/" in process.stdout.readline()
        assert "Daarom." in Preview(f"http://{address}/", tmp_path).page(STORY)
    finally:
        process.terminate()
        process.wait(30)
