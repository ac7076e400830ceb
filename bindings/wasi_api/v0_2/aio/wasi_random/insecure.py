# Generated from wasi:random@0.2 by witbind. Do not edit.
"""The insecure interface for insecure pseudo-random numbers.

It is intended to be portable at least between Unix-family platforms and
Windows.
"""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

__all__ = ["Insecure"]


class Insecure(Protocol):
    """The insecure interface for insecure pseudo-random numbers.

    It is intended to be portable at least between Unix-family platforms and
    Windows.
    """

    def get_insecure_random_bytes(self, len: int) -> AwaitableOrValue[bytes]:
        """Return `len` insecure pseudo-random bytes.

        This function is not cryptographically secure. Do not use it for
        anything related to security.

        There are no requirements on the values of the returned bytes, however
        implementations are encouraged to return evenly distributed values with
        a long period.
        """
        ...

    def get_insecure_random_u64(self) -> AwaitableOrValue[int]:
        """Return an insecure pseudo-random `u64` value.

        This function returns the same type of pseudo-random data as
        `get-insecure-random-bytes`, represented as a `u64`.
        """
        ...
