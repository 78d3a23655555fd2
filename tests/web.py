"""A server on this machine alone, for tests of what asks the network."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Site:
    """What a server says, by path: a status, or a status with the address that it leads to; and what it was asked."""

    pages: Mapping[str, int | tuple[int, str]]
    port: int = 0
    asked: list[str] = field(default_factory=list)
    bodies: Mapping[str, bytes] = field(default_factory=dict)
    failures: dict[str, int] = field(default_factory=dict)
    gets_only: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    """Serves `site` on a free port of the loopback."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            site.asked.append(f"{self.command} {self.path}")
            said = site.pages.get(self.path, 404)
            status, target = said if isinstance(said, tuple) else (said, "")
            if site.failures.get(self.path, 0) > 0:
                site.failures[self.path] -= 1
                status = 503
            if site.gets_only and self.command == "HEAD":
                status = 405
            body = site.bodies.get(self.path, b"x" * 10) if self.command == "GET" else b""
            self.send_response(status)
            if target:
                self.send_header("Location", target.format(port=site.port))
            for name, value in site.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:
                return

        do_GET = do_HEAD = answer  # noqa: N815 - names that the server looks for

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
