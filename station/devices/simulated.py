"""Scanners without hardware, on a real pty or, where the system has none, a TCP port of this computer."""

import os
import socket
import sys
from pathlib import Path

if sys.platform != "win32":
    import termios
    import tty


class PtyScanner:
    """A scanner on a pty, behind a path that stays the same when it is unplugged and plugged in again."""

    def __init__(self, folder: Path, name: str = "scanner") -> None:
        """Plug the scanner in, as a path in `folder`."""
        self._link = folder / name
        self._fds: tuple[int, int] | None = None
        self.plug()

    @property
    def port(self) -> str:
        """What the settings call its port."""
        return str(self._link)

    def plug(self) -> None:
        """Plug the scanner in: a new device behind the same path."""
        master, slave = os.openpty()
        tty.setraw(slave)
        self._fds = (master, slave)
        self._link.unlink(missing_ok=True)
        self._link.symlink_to(os.ttyname(slave))

    def send(self, data: bytes) -> None:
        """Send bytes as the scanner would, terminator included; waits while nobody reads."""
        if self._fds is None:
            raise ValueError("The scanner is unplugged.")
        while data:
            data = data[os.write(self._fds[0], data) :]

    def receive(self, count: int) -> bytes:
        """Return the next bytes that the station has sent to the scanner; waits for them."""
        if self._fds is None:
            raise ValueError("The scanner is unplugged.")
        data = b""
        while len(data) < count:
            data += os.read(self._fds[0], count - len(data))
        return data

    def jam(self) -> None:
        """Take no more bytes from the station, as a scanner does that has stopped to listen."""
        if self._fds is None:
            raise ValueError("The scanner is unplugged.")
        termios.tcflow(self._fds[1], termios.TCOOFF)

    def unplug(self) -> None:
        """Pull the plug; harmless when that was done before."""
        if self._fds:
            self._link.unlink()
            for fd in self._fds:
                os.close(fd)
            self._fds = None

    def close(self) -> None:
        """Unplug for good."""
        self.unplug()


class TcpScanner:
    """A scanner behind a TCP port of this computer, for systems without ptys."""

    def __init__(self) -> None:
        """Listen on a free port."""
        self._connection: socket.socket | None = None
        self._server = socket.create_server(("127.0.0.1", 0))

    @property
    def port(self) -> str:
        """What the settings call its port."""
        return f"socket://127.0.0.1:{self._server.getsockname()[1]}"

    def plug(self) -> None:
        """Do nothing: the station connects again by itself, and `send` waits for it."""

    def send(self, data: bytes) -> None:
        """Send bytes as the scanner would, terminator included; waits for the station to connect."""
        if self._connection is None:
            self._connection = self._server.accept()[0]
        self._connection.sendall(data)

    def unplug(self) -> None:
        """Break the connection; harmless when that was done before."""
        if self._connection is None:
            return
        self._connection.close()
        self._connection = None

    def close(self) -> None:
        """Stop listening too."""
        self.unplug()
        self._server.close()


SimulatedScanner = PtyScanner | TcpScanner


def simulated_scanner(folder: Path) -> SimulatedScanner:
    """Plug in the most real scanner that this system can simulate; `folder` holds its path."""
    return TcpScanner() if sys.platform == "win32" else PtyScanner(folder)
