"""Strangers get nothing of the live preview, and what they wrote into a paper does nothing in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import httpx
import pytest

from tests.serve.preview import EN, FR, TEXTS, Preview, write_paper

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = write_paper(tmp_path_factory.mktemp("paper"))
    (folder / "secret.txt").write_text("nobody's", encoding="utf-8")
    (folder / "build/en").mkdir(parents=True)
    (folder / "build/en/out.txt").symlink_to(folder / "secret.txt")
    (folder / "build/en/rents.pdf").symlink_to(folder / "secret.txt")
    with Preview(folder) as running:
        running.settled("en/html", "fr/beside")
        yield running


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "rebound.example"},
        {"host": "127.0.0.1"},
        {"host": "127.0.0.1:1"},
        {"host": ""},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:1"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"},
        {"sec-fetch-site": "same-site", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"},
    ],
    ids=str,
)
@pytest.mark.parametrize("path", ["/", "/en/rents.html", "/_/events", "/_/findings.json", "/_/main.js"])
def test_a_page_from_elsewhere_is_refused(preview: Preview, path: str, headers: Mapping[str, str]) -> None:
    answer = preview.client.get(path, headers=headers)
    assert answer.status_code == 403
    assert answer.text.startswith("refused: ")


def test_a_link_to_our_own_page_may_be_followed(preview: Preview) -> None:
    followed = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert preview.client.get("/", headers=followed).status_code == 200
    assert preview.client.get("/en/rents.html", headers=followed).status_code == 403


@pytest.mark.parametrize("path", ["/_/accept", "/_/show"])
def test_what_does_something_needs_the_token(preview: Preview, path: str) -> None:
    said = {"code": "fr", "path": FR, "line": 3}
    for headers in ({}, {"x-paperbuild-token": "wrong"}, {"x-paperbuild-token": ""}):
        assert preview.client.post(path, json=said, headers=headers).status_code == 403
    assert preview.client.get(path).status_code == 404
    assert preview.post(path, said, origin="http://evil.example").status_code == 403
    assert preview.post(path, said, origin=preview.address).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/secret.txt",
        "/../secret.txt",
        "/en/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/en/out.txt",
        "/en/rents.pdf",
        "/build/en/out.txt",
        "/content/en/01-rents.md",
        "/_/../guard.py",
        "/_/%2e%2e%2fguard.py",
        "/_/shell.html",
        "/_/book/en/x/../../../secret.txt",
        "/fr/rents.html",
        "/en/other.html",
        "/_/sheet/en/x/1-300.png",
    ],
)
def test_nothing_is_served_but_what_is_shown(preview: Preview, path: str) -> None:
    request = httpx.Request("GET", preview.client.base_url.copy_with(raw_path=path.encode()))
    answer = preview.client.send(request)
    assert answer.status_code == 404 or path == "/_/shell.html"
    assert "nobody's" not in answer.text


def test_it_listens_on_this_machine_alone(preview: Preview) -> None:
    assert preview.address.startswith("http://127.0.0.1:")


def test_our_own_page_loads_only_what_is_ours(preview: Preview) -> None:
    policy = preview.client.get("/").headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    for name in ("main.js", "shell.css"):
        assert preview.client.get(f"/_/{name}").headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/en/rents.html", "/_/beside/fr.html"])
def test_a_page_of_the_paper_runs_nothing(preview: Preview, path: str) -> None:
    answer = preview.client.get(path)
    policy = answer.headers["content-security-policy"]
    assert "sandbox allow-same-origin" in policy
    assert "allow-scripts" not in policy
    assert "script-src" not in policy
    assert policy.startswith("default-src 'none'")


def test_the_token_is_another_in_each_run(preview: Preview, tmp_path: Path) -> None:
    with Preview(write_paper(tmp_path, {**TEXTS, EN: TEXTS[EN]})) as other:
        assert other.token != preview.token
