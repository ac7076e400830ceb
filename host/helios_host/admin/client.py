"""Asks the admin API of a running host, for the command line."""

from __future__ import annotations

import contextlib
import http.client
import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from typing import Any, Final

from helios_host.errors import HeliosError

__all__ = ["AdminClient", "AdminRefused", "AdminUnreachable"]

TIMEOUT_SECONDS: Final = 600.0
"""How long an answer may take: loading a plugin compiles it."""


class AdminUnreachable(HeliosError):
    """The admin API does not answer, or what answers is none."""


class AdminRefused(HeliosError):
    """The admin API refused; `status` is its HTTP status, `problem` its body."""

    def __init__(self, status: int, problem: dict[str, Any]) -> None:
        super().__init__(str(problem.get("detail", f"HTTP status {status}")))
        self.status = status
        self.problem = problem


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Follows nothing: the token is for the admin API alone, which sends nobody elsewhere."""

    def redirect_request(self, *_: Any) -> None:
        """Follow no redirection."""


class AdminClient:
    """The admin API at `url`, asked with a token; raises `AdminUnreachable` and `AdminRefused`.

    An answer may take `timeout` seconds. Neither a proxy of the environment nor a redirection gets the token.
    """

    def __init__(self, url: str, token: str | None, timeout: float = TIMEOUT_SECONDS) -> None:
        if urllib.parse.urlsplit(url).scheme not in ("http", "https"):
            raise AdminUnreachable(f"{url}: expected a URL such as http://127.0.0.1:9090")
        self._timeout: Final = timeout
        self._url: Final = url.rstrip("/")
        if token and not (token.isascii() and token.isprintable()):
            raise AdminRefused(401, {"detail": "the token has characters that no token has, such as an end of line"})
        self._headers: Final = {"Authorization": f"Bearer {token}"} if token else {}

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """Return the answer to one request."""
        with self._answered(), self._open(method, path, body) as answer:
            return json.load(answer)

    def events(self, path: str) -> Iterator[tuple[str, Any]]:
        """Yield the events of a stream as they come: their name and their data."""
        event = ""
        with self._answered(), self._open("GET", path, None) as answer:
            for line in answer:
                name, _, value = line.decode().rstrip("\n").partition(": ")
                if name == "event":
                    event = value
                elif name == "data":
                    yield event, json.loads(value)

    def _open(self, method: str, path: str, body: dict[str, Any] | None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(  # noqa: S310 - http and https only, see __init__
            self._url + path, data, {**self._headers, "Content-Type": "application/json"}, method=method
        )
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirects)
        return opener.open(request, timeout=self._timeout)

    @contextlib.contextmanager
    def _answered(self) -> Iterator[None]:
        """Raise what is wrong with an answer as an error of this client."""
        try:
            yield
        except urllib.error.HTTPError as error:
            problem = _problem(error.read())
            if error.code == 401 and not self._headers:
                problem["detail"] = "no token was given: HELIOS_ADMIN_TOKEN has to hold one that the host knows"
            if "detail" not in problem and error.code not in (401, 403):  # from something between here and there
                raise AdminUnreachable(f"{self._url} answers with HTTP status {error.code}, not as a host") from error
            raise AdminRefused(error.code, problem) from error
        except OSError as error:
            raise AdminUnreachable(f"{self._url} does not answer: {getattr(error, 'reason', error)}") from error
        except (http.client.HTTPException, ValueError) as error:
            raise AdminUnreachable(f"{self._url} does not answer as an admin API: {type(error).__name__}") from error


def _problem(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
