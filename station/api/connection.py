"""A connection that a slow or silent caller cannot keep open: uvicorn itself waits for ever."""

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE = 10.0
"""Time, s, within which a request must have come whole: line, headers and body."""


class Connection(H11Protocol):
    """Closes where a request is not whole in time, so that half requests use up no file handles."""

    def __init__(self, *args: Any, patience: float = PATIENCE, **more: Any) -> None:
        """Serve one connection; `patience` in s."""
        super().__init__(*args, **more)
        self._patience = patience
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the first request."""
        super().connection_made(transport)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._rest()
        super().connection_lost(exc)

    def handle_events(self) -> None:
        """Take what has come, and see whether the request is whole now."""
        super().handle_events()
        if self.transport.is_closing() or self.conn.their_state not in {h11.IDLE, h11.SEND_BODY}:
            self._rest()
        elif self._timer is None:
            self._watch()

    def _watch(self) -> None:
        self._timer = self.loop.call_later(self._patience, self.transport.abort)

    def _rest(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
