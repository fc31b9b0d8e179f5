"""A PostgreSQL server of the tests' own: on a free port, in a temporary folder, as a user who is not root."""

import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

OWNER, PASSWORD = "owner", "sesame"
OPTIONS = "-c max_connections=60 -c shared_buffers=32MB -c unix_socket_directories="


def programs() -> Path:
    """Return the folder of the newest server that is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    if not found:
        raise FileNotFoundError("There is no PostgreSQL here: run .ci/setup test.")
    return found[-1]


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


class Server:
    """One cluster; `stop` and `start` are what an administrator or a power cut does to it."""

    def __init__(self, *, is_durable: bool = False, host: str = "127.0.0.1", network: str = "") -> None:
        """Make the cluster and start it; tests need no durable one, and hardly ever a network of its own."""
        self.host = host
        self._inside = ["ip", "netns", "exec", network] if network else []
        self._fsync = "on" if is_durable else "off"
        self._folder = Path(tempfile.mkdtemp(prefix="station-pg-"))
        self._data = self._folder / "data"
        self.port = free_port()
        self._numbers = count(1)
        secret = self._folder / "password"
        secret.write_text(PASSWORD)
        if os.geteuid() == 0:
            shutil.chown(self._folder, "postgres", "postgres")
            shutil.chown(secret, "postgres", "postgres")
        self._run(
            "initdb", "--no-sync", "-A", "scram-sha-256", "-U", OWNER, f"--pwfile={secret}", "-E", "UTF8",
            "--locale=C.UTF-8", "-D", str(self._data),
        )  # fmt: skip
        with (self._data / "pg_hba.conf").open("a") as rules:
            rules.write("host all all samenet scram-sha-256\n")
        self.start()

    def start(self) -> None:
        options = f"-h {self.host} -p {self.port} -c fsync={self._fsync} {OPTIONS}"
        log = str(self._folder / "log")
        self._run("pg_ctl", "start", "-w", "-D", str(self._data), "-l", log, "-o", options)

    def stop(self) -> None:
        """Stop it as `systemctl stop` would: connections are cut."""
        self._run("pg_ctl", "stop", "-w", "-m", "fast", "-D", str(self._data))

    def start_if_stopped(self) -> None:
        if not (self._data / "postmaster.pid").exists():
            self.start()

    def close(self) -> None:
        """Stop it and leave nothing behind."""
        with suppress(subprocess.CalledProcessError):
            self._run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", str(self._data))
        shutil.rmtree(self._folder)

    def url(self, name: str, user: str = OWNER, password: str = PASSWORD) -> str:
        return f"postgresql+psycopg://{user}:{password}@{self.host}:{self.port}/{name}"

    def create(self, template: str = "template0") -> str:
        """Make a database, by copying one that nobody is connected to; return its name."""
        name = f"test_{next(self._numbers)}"
        self.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        )
        return name

    def drop(self, name: str) -> None:
        self.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def execute(self, statement: Any, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Run one statement as the owner."""
        with psycopg.connect(
            host=self.host, port=self.port, user=OWNER, password=PASSWORD, dbname=database, autocommit=True
        ) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(programs() / program), *arguments]
        if os.geteuid() == 0:
            command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", *command]
        subprocess.run(
            [*self._inside, *command], check=True, cwd="/",
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
