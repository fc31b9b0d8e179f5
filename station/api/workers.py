"""Where requests are worked on: a locked store, a slow disk or a long question holds up nobody else."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from time import monotonic
from typing import TypeVar

from station.errors import BusyError
from station.service import Station

READERS = 4
"""Threads that answer what only reads; what writes has one, because the store takes one writer at a time."""

SLOW = 0.05
"""Time, s, that a write may take; after a longer one the disk counts as slow."""

REST = 10.0
"""Time, s, for which a slow disk is left to the thread that writes."""

T = TypeVar("T")


class Workers:
    """Threads over one station; their methods are called on the thread of the sockets, and only there."""

    def __init__(self, station: Station, clock: Callable[[], float] = monotonic) -> None:
        """Work on an open station, `clock` counts seconds; `close` ends the threads."""
        self._station = station.at("http")
        self._at_once = self._station.at_once()
        self._clock = clock
        self._readers = ThreadPoolExecutor(READERS, "http-read")
        self._logins = ThreadPoolExecutor(READERS, "http-login")
        self._writer = ThreadPoolExecutor(1, "http-write")
        self._queued = 0
        self._slow_until = clock()

    def close(self) -> None:
        """Finish what was begun."""
        for pool in (self._readers, self._logins, self._writer):
            pool.shutdown()

    async def read(self, work: Callable[[Station], T]) -> T:
        """Do what may take long beside everything else."""
        return await self._on(self._readers, work)

    async def sign_in(self, work: Callable[[Station], T]) -> T:
        """Do what comes with a password: checking that takes long on purpose, and then it may write."""
        return await self._on(self._logins, work)

    async def write(self, work: Callable[[Station], T]) -> T:
        """Do what writes into the store, one after the other.

        On a quick disk, and a file that nobody has locked, it is done at once: changing threads takes a
        quarter of a scan.
        """
        timed = partial(self._timed, work)
        if self._at_once is not None and not self._queued and self._clock() >= self._slow_until:
            try:
                return timed(self._at_once)
            except BusyError:
                pass
        self._queued += 1
        try:
            return await self._on(self._writer, timed)
        finally:
            self._queued -= 1

    def _timed(self, work: Callable[[Station], T], station: Station) -> T:
        began = self._clock()
        try:
            return work(station)
        finally:
            now = self._clock()
            if now - began > SLOW:
                self._slow_until = now + REST

    async def _on(self, pool: ThreadPoolExecutor, work: Callable[[Station], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(pool, work, self._station)
