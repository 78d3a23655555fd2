"""Asks addresses on the web whether they are alive. The only module that imports httpx, and that for one command.

An address may come from a stranger's paper, and a machine of CI may stand in a private network. So only http and https
are asked, each host is looked up first, and the connection is made to the very address that was found good: a name that
means another machine the next time (DNS rebinding) gains nothing. Little is read of an answer, redirects are followed
one by one under the same rules, and a limit of time holds for each step.
"""

from __future__ import annotations

import datetime
import ipaddress
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.request import getproxies, proxy_bypass

if TYPE_CHECKING:
    import httpx

_REDIRECTS = 8
_PERMANENT = frozenset({301, 308})
_MOST_BYTES = 65_536
_HEAD_UNKNOWN = frozenset({400, 403, 404, 405, 406, 500, 501, 503})  # some servers know GET alone
_AGAIN = frozenset({429, 500, 502, 503, 504})
_LONGEST_WAIT_S = 10.0
# That a name stands for nothing; that nobody could be asked (EAI_AGAIN) is another matter.
_NO_NAME = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})
_HEADERS = {"User-Agent": "paperbuild-links (checks whether sources are alive)", "Accept": "*/*"}


@dataclass(frozen=True)
class WebAnswer:
    """What an address said: the last `status` (0: nothing), where it `moved` for good (or empty), why nothing was heard
    (`trouble`, a clause), whether there `is_no_host`, and the beginning of what a JSON address says. It `was_asked`
    where a question was sent, or its name looked up. `wait_s` is how long
    the server says to wait, where it does; `is_final` says that it would answer the same again."""

    status: int = 0
    moved: str = ""
    trouble: str = ""
    is_no_host: bool = False
    body: bytes = b""
    was_asked: bool = True
    wait_s: float | None = None
    is_final: bool = False


@dataclass(frozen=True)
class WebLimits:
    """How an address may be asked: seconds for each step, how often again after a fault that may pass, with `wait_s`
    before the first of these and twice as much before each other; whether private networks may be asked."""

    timeout_s: float = 20.0
    retries: int = 2
    wait_s: float = 1.0
    allows_private: bool = False


class _RefusedError(Exception):
    """An address that is not asked, with the reason; `is_amid` where another has led to it."""

    is_amid = False


@dataclass
class Web:
    """A client, for any number of threads; as a context it closes its connections."""

    limits: WebLimits
    sleep: Callable[[float], None] = time.sleep
    _clients: dict[bool, httpx.Client] = field(default_factory=dict)

    def __enter__(self) -> Web:
        import httpx

        common: dict[str, Any] = {"timeout": self.limits.timeout_s, "follow_redirects": False, "headers": _HEADERS}
        self._clients = {True: httpx.Client(**common), False: httpx.Client(trust_env=False, **common)}
        return self

    def __exit__(self, *_: object) -> None:
        for client in self._clients.values():
            client.close()

    def ask(self, address: str, *, wants_body: bool = False) -> WebAnswer:
        """What `address` says: asked by HEAD, and by GET where that may say more or `wants_body`."""
        answer = WebAnswer()
        for attempt in range(self.limits.retries + 1):
            if attempt:
                own_s = min(self.limits.wait_s * 2 ** (attempt - 1), _LONGEST_WAIT_S)
                self.sleep(own_s if answer.wait_s is None else max(own_s, answer.wait_s))
            answer = self._once(address, wants_body=wants_body)
            if not _may_change(answer):
                break
        return answer

    def _once(self, address: str, *, wants_body: bool) -> WebAnswer:
        import httpx

        try:
            return self._followed(address, wants_body=wants_body)
        except _RefusedError as error:
            return WebAnswer(trouble=str(error), status=-1, was_asked=error.is_amid)
        except socket.gaierror as error:
            is_no_host = error.errno in _NO_NAME
            return WebAnswer(
                trouble="there is no such server" if is_no_host else "names of servers cannot be looked up",
                is_no_host=is_no_host,
                was_asked=is_no_host,
            )
        except httpx.TimeoutException:
            return WebAnswer(trouble=f"no answer within {self.limits.timeout_s:g} seconds")
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            return WebAnswer(
                trouble=f"the connection failed: {str(error).splitlines()[0] if str(error) else 'no reason'}"
            )

    def _followed(self, address: str, *, wants_body: bool) -> WebAnswer:
        import httpx

        url, moved, is_permanent = httpx.URL(address), "", True
        seen = {str(url)}
        for number in range(_REDIRECTS + 1):
            try:
                answer, target = self._answer(url, wants_body=wants_body)
            except _RefusedError as error:
                error.is_amid = number > 0
                raise
            if not target:
                return replace(answer, moved=moved)
            url = url.join(target)
            if str(url) in seen:
                return WebAnswer(trouble="its redirects go round in a circle", is_final=True)
            seen.add(str(url))
            is_permanent = is_permanent and answer.status in _PERMANENT
            moved = str(url) if is_permanent else moved
        return WebAnswer(trouble=f"more than {_REDIRECTS} redirects", is_final=True)

    def _answer(self, url: httpx.URL, *, wants_body: bool) -> tuple[WebAnswer, str]:
        """What is said, with the beginning of the text where that is wanted, and where it leads."""
        if not wants_body:
            with self._response("HEAD", url) as response:
                if response.status_code not in _HEAD_UNKNOWN:
                    return _read(response), _target(response)
        with self._response("GET", url) as response:
            return _read(response, _beginning(response) if wants_body else b""), _target(response)

    @contextmanager
    def _response(self, method: str, url: httpx.URL) -> Iterator[httpx.Response]:
        if url.scheme not in {"http", "https"} or not url.host:
            raise _RefusedError("it is no web address")
        is_proxied = _is_proxied(url.scheme, url.host)
        host = url.host if is_proxied else self._good_address(url)
        if is_proxied:
            self._refuse_private_literal(url.host)
        client = self._clients[is_proxied]
        headers = {"Host": url.netloc.decode("ascii")}
        if method == "GET":
            headers["Range"] = f"bytes=0-{_MOST_BYTES - 1}"
        extensions = {"sni_hostname": url.host} if url.scheme == "https" else {}
        with client.stream(method, url.copy_with(host=host), headers=headers, extensions=extensions) as response:
            yield response

    def _good_address(self, url: httpx.URL) -> str:
        """The address of the machine that is asked: the first that the name stands for, if all may be asked."""
        port = url.port or (443 if url.scheme == "https" else 80)
        found = [str(one[4][0]) for one in socket.getaddrinfo(url.host, port, type=socket.SOCK_STREAM)]
        for address in found:
            self._refuse_private_literal(address)
        return found[0]

    def _refuse_private_literal(self, host: str) -> None:
        try:
            address = ipaddress.ip_address(host.strip("[]").partition("%")[0])
        except ValueError:
            return
        inner = getattr(address, "ipv4_mapped", None) or address
        if not self.limits.allows_private and (not inner.is_global or inner.is_multicast):
            raise _RefusedError("it leads into a private network")


def _read(response: httpx.Response, body: bytes = b"") -> WebAnswer:
    return WebAnswer(response.status_code, body=body, wait_s=_wait_s(response.headers.get("retry-after", "")))


def _wait_s(said: str) -> float | None:
    """How many seconds a server says to wait (RFC 9110, 10.2.3: a number, or a date); None where it does not."""
    if said.isascii() and said.isdecimal():
        return float(said[:9])
    try:
        then = parsedate_to_datetime(said)
    except ValueError:
        return None
    then = then if then.tzinfo else then.replace(tzinfo=datetime.UTC)
    return max(0.0, then.timestamp() - time.time())


def _may_change(answer: WebAnswer) -> bool:
    """Whether an address may say something else a moment later: not where its server says to wait for long."""
    if (answer.wait_s or 0.0) > _LONGEST_WAIT_S or answer.is_final or answer.is_no_host:
        return False
    return answer.status in _AGAIN or (answer.status == 0 and bool(answer.trouble))


def _is_proxied(scheme: str, host: str) -> bool:
    """Whether the environment names a proxy for a host, which then looks it up."""
    proxies = getproxies()
    return bool(proxies.get(scheme) or proxies.get("all")) and not proxy_bypass(host)


def _target(response: httpx.Response) -> str:
    return response.headers.get("location", "") if 300 <= response.status_code < 400 else ""


def _beginning(response: httpx.Response) -> bytes:
    content = b""
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) >= _MOST_BYTES:
            break
    return content[:_MOST_BYTES]
