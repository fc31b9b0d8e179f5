"""A terminal server on this computer: pyserial's own half of RFC 2217, with a scanner behind it."""

import contextlib
import socket
import threading

import serial
from serial import rfc2217


class TerminalServer:
    """Serves one connection after the other; `send` is the scanner."""

    def __init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self._scanner = serial.serial_for_url("loop://")
        self._connection: socket.socket | None = None
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def port(self) -> str:
        return f"rfc2217://127.0.0.1:{self._server.getsockname()[1]}"

    @property
    def baud(self) -> int:
        return int(self._scanner.baudrate)

    def write(self, data: bytes) -> None:
        """Send raw bytes to the client, for the manager."""
        assert self._connection
        self._connection.sendall(data)

    def send(self, data: bytes) -> None:
        """Send bytes as the scanner would."""
        self.write(b"".join(self._manager.escape(data)))

    def drop(self) -> None:
        """Break the connection."""
        assert self._connection
        self._connection.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._server.shutdown(socket.SHUT_RDWR)
        if self._connection:
            with contextlib.suppress(OSError):
                self.drop()
        self._thread.join()
        self._server.close()
        self._scanner.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):  # closed
            while True:
                with self._server.accept()[0] as self._connection:
                    self._manager = rfc2217.PortManager(self._scanner, self)  # type: ignore[arg-type]
                    while data := self._connection.recv(1024):
                        b"".join(self._manager.filter(data))
