"""Where requests are worked on: a locked store or a long question holds up nobody else."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from station.errors import BusyError
from station.service import Station

READERS = 4
"""Threads that answer what only reads; what writes has one, because the store takes one writer at a time."""

T = TypeVar("T")


class Workers:
    """Threads over one station; their methods are called on the thread of the sockets, and only there."""

    def __init__(self, station: Station) -> None:
        """Work on an open station; `close` ends the threads."""
        self._station = station.at("http")
        self._at_once = self._station.at_once()
        self._readers = ThreadPoolExecutor(READERS, "http-read")
        self._writer = ThreadPoolExecutor(1, "http-write")
        self._queued = 0

    def close(self) -> None:
        """Finish what was begun."""
        self._readers.shutdown()
        self._writer.shutdown()

    async def read(self, work: Callable[[Station], T]) -> T:
        """Do what may take long beside everything else."""
        return await self._on(self._readers, work)

    async def write(self, work: Callable[[Station], T]) -> T:
        """Do what writes into the store, one after the other.

        On a file that nobody has locked it is done at once: changing threads takes a quarter of a scan.
        """
        if self._at_once is not None and not self._queued:
            try:
                return work(self._at_once)
            except BusyError:
                pass
        self._queued += 1
        try:
            return await self._on(self._writer, work)
        finally:
            self._queued -= 1

    async def _on(self, pool: ThreadPoolExecutor, work: Callable[[Station], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(pool, work, self._station)
