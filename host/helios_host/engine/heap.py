"""The heap of the C library, which keeps pages that nothing uses: between what lives on when plugins are replaced."""

from __future__ import annotations

import ctypes

__all__ = ["trim"]


def trim() -> None:
    """Give pages that nothing uses back to the system, where its C library can (glibc); takes milliseconds."""
    found = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if found is not None:
        found(ctypes.c_size_t(0))
