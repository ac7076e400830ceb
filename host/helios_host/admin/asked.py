"""What requests to the admin API say: read whole, and refused where they say something else than what is known."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final, TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from helios_host.plugins.manifest import MANIFEST_NAME
from helios_host.structuring import structure, suggestion

from .problems import NothingToLoad

__all__ = ["MAX_BODY", "check_parameters", "limit_of", "place_of", "read_body"]

T = TypeVar("T")

MAX_BODY: Final = 64 << 10
"""Most bytes of a request's body."""


def check_parameters(request: Request, known: Iterable[str]) -> None:
    """Refuse parameters of the query that are not known, and those that are there twice."""
    for name, times in Counter(name for name, _ in request.query_params.multi_items()).items():
        if name not in known:
            raise HTTPException(400, f"{name}: there is no such parameter{suggestion(name, known)}")
        if times > 1:
            raise HTTPException(400, f"{name}: it is there {times} times, and may be there once")


def limit_of(request: Request, most: int) -> int:
    """Return how many are asked for, `most` where the query does not say."""
    text = request.query_params.get("limit", str(most))
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= most):
        raise HTTPException(400, f"limit: expected an integer from 1 to {most}, found {text!r}")
    return int(text)


async def read_body(request: Request, kind: type[T]) -> T:
    """Return the body as `kind`; nothing is an empty object."""
    data = b""
    try:
        async for chunk in request.stream():
            data += chunk
            if len(data) > MAX_BODY:
                raise HTTPException(413, f"the body has more than {MAX_BODY} bytes")
    except ClientDisconnect:
        raise HTTPException(400, "the body ended early") from None
    try:
        document = json.loads(data or b"{}")
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, f"the body is no JSON: {error}") from None
    body, problems = structure(document, kind)
    if body is None:
        raise HTTPException(422, "; ".join(map(str, problems)))
    return body


def place_of(text: str, directories: Iterable[Path]) -> Path:
    """Return the path to load, which has to be in one of the directories after every link was followed.

    It begins with that directory as it is configured, as do the paths of what was found there. Raises `NothingToLoad`.
    """
    try:
        path = Path(text).resolve(strict=True)
        roots: dict[Path, Path] = {}
        for directory in directories:
            roots.setdefault(directory.resolve(), directory)
        place = path.parent if path.is_file() and (path.parent / MANIFEST_NAME).exists() else path
        inside = place.is_dir() and [file.resolve() for file in place.iterdir()]
    except (OSError, ValueError, RuntimeError) as error:
        raise NothingToLoad(f"{text} cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if path in roots:
        raise NothingToLoad(f"{text} is where plugins may be: expected the path of one of them, below it")
    root = next((root for root in roots if path.is_relative_to(root)), None)
    if root is None or not all(file.is_relative_to(root) for file in inside or ()):
        listed = ", ".join(map(str, roots))
        raise NothingToLoad(f"{text} is not in a directory that plugins may be loaded from: {listed}")
    return roots[root] / path.relative_to(root)
