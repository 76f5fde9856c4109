"""A preview answers requests for its own host with a valid path only."""

import pytest

from casewright.server.requests import refuse_request

GOOD = ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST", "127.0.0.1"]
FOREIGN = [
    "evil.example",
    "localhost.evil.example:8000",
    "127.0.0.1.evil.example",
    "",
    "[",
    "192.168.1.9",
]


@pytest.mark.parametrize("header", GOOD)
def test_its_own_host_is_answered(header: str) -> None:
    assert refuse_request({"HTTP_HOST": header, "PATH_INFO": "/"}, "127.0.0.1") is None


@pytest.mark.parametrize("header", FOREIGN)
def test_a_foreign_host_is_refused(header: str) -> None:
    request = {"HTTP_HOST": header, "PATH_INFO": "/"}
    assert refuse_request(request, "127.0.0.1") == "403 Forbidden"


def test_a_preview_for_the_whole_network_is_asked_by_number() -> None:
    asked = {"HTTP_HOST": "192.168.1.9:8000", "PATH_INFO": "/"}
    assert refuse_request(asked, "0.0.0.0") is None  # noqa: S104
    named = {"HTTP_HOST": "evil.example:8000", "PATH_INFO": "/"}
    assert refuse_request(named, "0.0.0.0") == "403 Forbidden"  # noqa: S104


@pytest.mark.parametrize(
    "path", ["/\x00", "/a\x00.html", "/\xff\xfe", "/\x1b", "/a\nb", "a", "/" * 5000]
)
def test_an_address_that_cannot_be_read_is_a_bad_request(path: str) -> None:
    request = {"HTTP_HOST": "localhost", "PATH_INFO": path}
    assert refuse_request(request, "127.0.0.1") == "400 Bad Request"


@pytest.mark.parametrize("path", ["/", "/praktijk/een-verhaal/", "/caf\xc3\xa9/", "/a b"])
def test_any_other_address_is_looked_up(path: str) -> None:
    assert refuse_request({"HTTP_HOST": "localhost", "PATH_INFO": path}, "127.0.0.1") is None
