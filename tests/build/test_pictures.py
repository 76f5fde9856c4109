"""Images are published without their metadata."""

from pathlib import Path

import pytest
from PIL import Image

from casewright.cases.case import Case
from casewright.loader.images import ImageInfo, ImageProblem, inspect_image
from casewright.site.images import LONGEST_SIDE, ImageProcessor

PLACE = b"52.0907 N"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "cases" / "media" / "verhaal"
    folder.mkdir(parents=True)
    exif = Image.Exif()
    exif[0x010E] = PLACE.decode()
    exif[0x0112] = 6
    Image.new("RGB", (3000, 1000), "teal").save(folder / "foto.jpg", exif=exif)
    return tmp_path / "cases"


def darkroom(docs: Path) -> ImageProcessor:
    return ImageProcessor(docs, docs.parent / "made")


def case_with(*files: str) -> Case:
    return Case(id="verhaal", images=[{"file": file} for file in files])


def test_a_photograph_loses_its_data_and_its_excess(docs: Path) -> None:
    shown = darkroom(docs).shown(case_with("foto.jpg"))["foto.jpg"]
    assert PLACE in (docs / "media" / "verhaal" / "foto.jpg").read_bytes()
    assert PLACE not in shown.path.read_bytes()
    assert max(shown.width, shown.height) == LONGEST_SIDE
    assert shown.height > shown.width, "turned as the camera was held"


def test_a_picture_is_made_once(docs: Path) -> None:
    first = darkroom(docs).shown(case_with("foto.jpg"))["foto.jpg"]
    made = first.path.stat().st_mtime_ns
    assert darkroom(docs).shown(case_with("foto.jpg"))["foto.jpg"] == first
    assert first.path.stat().st_mtime_ns == made


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        *(("JPEG", mode) for mode in ("RGB", "L")),
        *((kind, mode) for kind in ("PNG", "WEBP", "AVIF") for mode in ("RGB", "RGBA", "L", "P")),
    ],
)
def test_every_kind_and_mode_is_made(docs: Path, kind: str, mode: str) -> None:
    path = docs / "media" / "verhaal" / "beeld"
    Image.new(mode, (20, 10)).save(path, kind)
    assert isinstance(inspect_image(docs, "verhaal", "beeld"), ImageInfo)
    assert darkroom(docs).shown(case_with("beeld"))["beeld"].width == 20


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("er-niet.png", ImageProblem.ABSENT),
        ("../verhaal/foto.jpg", ImageProblem.OUTSIDE),
        ("/etc/passwd", ImageProblem.OUTSIDE),
        ("tekst.png", ImageProblem.KIND),
        ("teken.svg", ImageProblem.KIND),
        ("link.jpg", ImageProblem.LINK),
    ],
)
def test_what_is_no_picture_of_the_case_is_not_shown(
    docs: Path, name: str, fault: ImageProblem
) -> None:
    folder = docs / "media" / "verhaal"
    (folder / "tekst.png").write_text("geen beeld", encoding="utf-8")
    (folder / "teken.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    (folder / "link.jpg").symlink_to(folder / "foto.jpg")
    assert inspect_image(docs, "verhaal", name) is fault
    assert darkroom(docs).shown(case_with(name)) == {}
