"""The HTTP server: uvicorn on a socket that is opened first, so that what is in the way is told at once."""

import asyncio
import ipaddress
import logging
import os
import socket
import ssl
import threading
from functools import partial
from typing import cast

import uvicorn
from starlette.types import ASGIApp

from station.api.app import make_app
from station.api.connection import PATIENCE, Connection
from station.errors import InputError, StationError
from station.service import Station
from station.settings import ApiSettings
from station.wording import Text, join

log = logging.getLogger(__name__)

GRACE = 5
"""Time, s, that requests under way have to end when the server stops."""


class _Server(uvicorn.Server):
    """Tells when it is ready, instead of being asked."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.is_ready = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        self.is_ready.set()


class AppServer:
    """Any application on a thread of its own, as the settings of the API want it."""

    def __init__(self, app: ASGIApp, settings: ApiSettings, *, patience: float = PATIENCE) -> None:
        """Open the socket; `start` answers what comes, and waits `patience` s for a whole request.

        Raises:
            InputError: the address is not allowed or is none, or the certificate cannot be used.
            StationError: the port is in use or may not be opened.
        """
        self._is_remote = _check_host(settings)
        config = uvicorn.Config(
            app,
            # By h11, which bounds the size of headers.
            http=cast("type[asyncio.Protocol]", partial(Connection, patience=patience)),
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,  # or else a caller could say where it is, and guess passwords unbraked
            timeout_graceful_shutdown=GRACE,
            ssl_certfile=settings.certificate or None,
            ssl_keyfile=settings.key or None,
        )
        _load(config, settings)
        self._socket = _open_socket(settings)
        host, port = self._socket.getsockname()[:2]
        scheme = "https" if settings.certificate else "http"
        self.address = f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}"
        self._server = _Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([self._socket],), name="http")

    @property
    def warning(self) -> str:
        """What to beware of; empty while only this computer can reach the server."""
        if not self._is_remote:
            return ""
        warning = Text("Other computers can reach the HTTP API at {address}.", address=self.address)
        if self.address.startswith("https"):
            return warning
        return join(
            " ",
            warning,
            Text(
                "Nothing is encrypted: passwords and tokens can be read on the way. "
                "Give a certificate and its key."
            ),
        )

    def start(self) -> None:
        """Answer on a thread of its own; return when it does."""
        if self.warning:
            log.warning(self.warning)
        self._thread.start()
        self._server.is_ready.wait()

    def stop(self) -> None:
        """Finish what was begun, and let go of the port."""
        self._server.should_exit = True
        if self._thread.ident is not None:
            self._thread.join()
        self._socket.close()


class ApiServer(AppServer):
    """The API of one open station; it is stopped before the station is closed."""

    def __init__(self, station: Station, settings: ApiSettings, *, patience: float = PATIENCE) -> None:
        """Open the socket for a station; see `AppServer`."""
        super().__init__(make_app(station), settings, patience=patience)


def _check_host(settings: ApiSettings) -> bool:
    """Tell whether other computers could come in.

    Raises:
        InputError: they could, and nobody has said that they may.
    """
    host = settings.host
    try:
        is_loopback = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_loopback = False
    if not is_loopback and not settings.allow_remote:
        raise InputError(
            Text("Other computers could reach the address {host}.", host=host),
            Text(
                "If they are meant to, say --allow-remote (in the settings: allow_remote = true under "
                "[api]), and give a certificate; or else use 127.0.0.1."
            ),
        )
    return not is_loopback


def _load(config: uvicorn.Config, settings: ApiSettings) -> None:
    if settings.key and not settings.certificate:
        raise InputError(
            Text("There is a key without a certificate."), Text("Name the file of the certificate, too.")
        )
    try:
        config.load()
    except (OSError, ssl.SSLError) as error:
        raise InputError(
            Text(
                "The certificate in {files} cannot be used: {problem}.",
                files=", ".join(filter(None, (settings.certificate, settings.key))),
                problem=error.strerror or error,
            ),
            Text("Name a PEM file with the certificate chain, and one with its unencrypted key."),
        ) from error


def _open_socket(settings: ApiSettings) -> socket.socket:
    host, port = settings.host, settings.port
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (socket.gaierror, UnicodeError) as error:
        raise InputError(
            Text("“{host}” is no address of this computer.", host=host), Text("Use 127.0.0.1.")
        ) from error
    listener = socket.socket(family, kind, protocol)
    if os.name == "posix":
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(place)
        listener.listen(socket.SOMAXCONN)
    except OSError as error:
        listener.close()
        raise StationError(
            Text(
                "The HTTP API cannot be opened at {host}, port {port}: {problem}.",
                host=host,
                port=port,
                problem=os.strerror(error.errno or 0),
            ),
            Text(
                "Another program has this port, perhaps a second station: end it, or take another with "
                "--port (in the settings: port under [api])."
            ),
        ) from error
    return listener
