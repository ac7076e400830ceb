"""`wasi:cli/environment` and `wasi:cli/exit`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NoReturn

from witbind import Err, Ok

from helios_host.errors import GuestExited

if TYPE_CHECKING:
    from .state import WasiState

__all__ = ["Environment", "Exit"]


class Environment:
    """`wasi:cli/environment`: what the operator wrote, and nothing of the host's own."""

    def __init__(self, state: WasiState) -> None:
        self._settings: Final = state.settings

    def get_arguments(self) -> list[str]:
        """Return the arguments."""
        return list(self._settings.args)

    def get_environment(self) -> list[tuple[str, str]]:
        """Return the environment."""
        return list(self._settings.env.items())

    def initial_cwd(self) -> str | None:
        """There is none."""
        return None


class Exit:
    """`wasi:cli/exit`: ends the call, and the instance with it."""

    def exit(self, status: Ok[None] | Err[None]) -> NoReturn:
        """End the instance."""
        raise GuestExited(0 if isinstance(status, Ok) else 1)

    def exit_with_code(self, status_code: int) -> NoReturn:
        """End the instance."""
        raise GuestExited(status_code)
