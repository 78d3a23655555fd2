"""Addresses are asked gently and safely: what is private is not asked, redirects end, little is read."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from paperbuild.engines.web import Web, WebAnswer, WebLimits
from tests.web import Site, serving

PAGES = {
    "/there": 200,
    "/gone": 404,
    "/moved": (301, "/there"),
    "/twice": (308, "/moved"),
    "/for-now": (302, "/there"),
    "/mixed": (301, "/for-now"),
    "/loop": (301, "/loop"),
    "/inside": (302, "http://10.0.0.1/"),
    "/file": (302, "file:///etc/passwd"),
    "/forbidden": 403,
}


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site(PAGES)) as served:
        yield served


def ask(address: str, waits: list[float] | None = None, *, wants_body: bool = False, **limits: float) -> WebAnswer:
    waited = waits if waits is not None else []
    how = {"timeout_s": 5.0, "retries": 2, "wait_s": 1.0, "allows_private": True, **limits}
    with Web(WebLimits(**how), waited.append) as web:  # type: ignore[arg-type]
        return web.ask(address, wants_body=wants_body)


@pytest.mark.parametrize(
    ("path", "status", "moved"),
    [
        ("/there", 200, ""),
        ("/gone", 404, ""),
        ("/moved", 200, "/there"),
        ("/twice", 200, "/there"),
        ("/for-now", 200, ""),
        ("/mixed", 200, "/for-now"),
        ("/forbidden", 403, ""),
    ],
)
def test_what_an_address_says(path: str, status: int, moved: str, site: Site) -> None:
    answer = ask(site.address + path)
    assert (answer.status, answer.moved) == (status, moved and site.address + moved)


def test_redirects_end(site: Site) -> None:
    assert ask(f"{site.address}/loop").trouble == "its redirects go round in a circle"
    assert len(site.asked) == 1
    site.asked.clear()
    site.pages = {f"/{number}": (302, f"/{number + 1}") for number in range(20)}
    assert ask(f"{site.address}/0").trouble == "more than 8 redirects"
    assert len(site.asked) == 9  # to ask again would lead the same way


@pytest.mark.parametrize(
    ("said", "waits"),
    [
        ("7", [7.0, 7.0]),
        ("0", [1.0, 2.0]),
        ("3600", []),
        ("Wed, 21 Oct 2015 07:28:00 GMT", [1.0, 2.0]),
        ("Wed, 21 Oct 2115 07:28:00 GMT", []),
        ("soon", [1.0, 2.0]),
        ("²", [1.0, 2.0]),
    ],
)
def test_a_server_that_says_how_long_to_wait_is_heard(said: str, waits: list[float], site: Site) -> None:
    site.pages, site.headers = {"/busy": 429}, {"Retry-After": said}
    waited: list[float] = []
    assert ask(f"{site.address}/busy", waited).status == 429
    assert waited == waits


def test_what_a_server_refuses_by_head_is_asked_by_get(site: Site) -> None:
    site.gets_only = True
    assert ask(f"{site.address}/there").status == 200
    assert site.asked == ["HEAD /there", "GET /there"]


def test_a_fault_that_passes_is_asked_again_after_a_while(site: Site) -> None:
    site.failures["/there"] = 3
    waits: list[float] = []
    assert ask(f"{site.address}/there", waits).status == 200
    assert waits == [1.0]  # by HEAD, by GET; a second later by HEAD, by GET
    site.failures["/there"] = 100
    waits.clear()
    assert ask(f"{site.address}/there", waits).status == 503
    assert waits == [1.0, 2.0]


def test_no_more_is_read_than_the_beginning(site: Site) -> None:
    site.bodies = {"/there": b"y" * 1_000_000}
    assert ask(f"{site.address}/there", wants_body=True).body == b"y" * 65_536


@pytest.mark.parametrize("path", ["/there", "/inside"])
def test_private_networks_are_not_asked(path: str, site: Site) -> None:
    answer = ask(site.address + path, allows_private=False)
    assert (answer.status, answer.trouble, answer.was_asked) == (-1, "it leads into a private network", False)
    assert site.asked == []


def test_a_redirect_into_a_private_network_is_not_followed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server of the test stands for one on the open web."""
    refuse = Web._refuse_private_literal
    monkeypatch.setattr(Web, "_refuse_private_literal", lambda web, host: host == "127.0.0.1" or refuse(web, host))
    answer = ask(f"{site.address}/inside", allows_private=False)
    assert (answer.trouble, answer.was_asked) == ("it leads into a private network", True)
    assert site.asked == ["HEAD /inside"]


@pytest.mark.parametrize(
    "host", ["localhost", "[::1]", "127.1.2.3", "169.254.169.254", "[::ffff:10.0.0.1]", "2130706433"]
)
def test_names_and_forms_of_private_addresses_are_known(host: str) -> None:
    answer = ask(f"http://{host}:9/", allows_private=False, retries=0)
    assert answer.status == -1 or answer.is_no_host


def test_the_name_is_looked_up_once_and_that_address_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = socket.getaddrinfo

    def lookup(host: str, port: int, *rest: object, **more: object) -> object:
        asked.append(host)
        return real("127.0.0.1" if host == "names.example" else host, port, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    assert ask(f"http://names.example:{site.port}/there").status == 200
    assert asked.count("names.example") == 1


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("ftp://127.0.0.1/x", "it is no web address"),
        ("file:///etc/passwd", "it is no web address"),
        ("http://a b", "there is no such server"),
        ("http://127.0.0.1:x/", "the connection failed"),
        ("http://127.0.0.1:1/", "the connection failed"),
    ],
)
def test_what_cannot_be_asked_is_said(address: str, said: str) -> None:
    assert said in ask(address, retries=0).trouble


def test_other_schemes_behind_a_redirect_are_not_asked(site: Site) -> None:
    assert ask(f"{site.address}/file").trouble == "it is no web address"


@pytest.mark.parametrize(("code", "is_no_host"), [(socket.EAI_NONAME, True), (socket.EAI_AGAIN, False)])
def test_a_host_that_is_not_there_is_no_machine_that_is_offline(
    code: int, is_no_host: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lookup(*_: object, **__: object) -> object:
        raise socket.gaierror(code, "no such name")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    assert ask("http://nowhere.example/").is_no_host == is_no_host


def test_a_proxy_of_the_environment_is_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages = {"http://anywhere.example/x": 200}
    monkeypatch.setenv("http_proxy", site.address)
    assert ask("http://anywhere.example/x", allows_private=False).status == 200
    assert site.asked == ["HEAD http://anywhere.example/x"]
    assert ask("http://10.0.0.1/x", allows_private=False).status == -1
