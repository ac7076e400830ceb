# Generated from wasi:random@0.2 by witbind. Do not edit.
"""WASI Random is a random data API.

It is intended to be portable at least between Unix-family platforms and
Windows.
"""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

__all__ = ["Random"]


class Random(Protocol):
    """WASI Random is a random data API.

    It is intended to be portable at least between Unix-family platforms and
    Windows.
    """

    def get_random_bytes(self, len: int) -> AwaitableOrValue[bytes]:
        """Return `len` cryptographically-secure random or pseudo-random bytes.

        This function must produce data at least as cryptographically secure and
        fast as an adequately seeded cryptographically-secure pseudo-random
        number generator (CSPRNG). It must not block, from the perspective of
        the calling program, under any circumstances, including on the first
        request and on requests for numbers of bytes. The returned data must
        always be unpredictable.

        This function must always return fresh data. Deterministic environments
        must omit this function, rather than implementing it with deterministic
        data.
        """
        ...

    def get_random_u64(self) -> AwaitableOrValue[int]:
        """Return a cryptographically-secure random or pseudo-random `u64` value.

        This function returns the same type of data as `get-random-bytes`,
        represented as a `u64`.
        """
        ...
