"""Each trouble with opening a device is told in words, with the fix."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from station.devices import trouble
from station.devices.holders import MODEM_MANAGER, PROC, holders, is_running
from station.devices.simulated import PtyScanner
from station.devices.trouble import busy, explained, forbidden, is_forbidden, missing

ROOT = Path(__file__).parent.parent.parent.parent


@contextmanager
def program(name: str, opens: str = os.devnull) -> Iterator[None]:
    """Run a program with this name that has a file open."""
    script = (
        "import sys\n"
        "held = open(sys.argv[2], 'rb', buffering=0)\n"
        "open('/proc/self/comm', 'w').write(sys.argv[1])\n"
        "print('ready', flush=True)\n"
        "sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", script, name, opens]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdin
        assert process.stdout.readline() == b"ready\n"
        yield
        process.stdin.close()


def test_case_20_who_has_the_port_open_is_named(scanner: PtyScanner) -> None:
    with program("minicom", scanner.port):
        assert "minicom" in holders(scanner.port)
        told = busy(scanner.port)
    assert "minicom" in told.title
    assert scanner.port in told.title
    assert "Close it" in told.advice


def test_case_20_modem_manager_is_named_with_the_port_and_how_to_keep_it_off(scanner: PtyScanner) -> None:
    with program(MODEM_MANAGER, scanner.port):
        assert is_running(MODEM_MANAGER)
        told = busy(scanner.port)
    assert f"{scanner.port} is in use by ModemManager" in told.title
    assert trouble.RULE in told.advice


def test_case_20_modem_manager_is_suspected_where_nobody_else_is_known(tmp_path: Path) -> None:
    with program(MODEM_MANAGER):
        told = busy(str(tmp_path / "ttyACM0"))
    assert "most likely by ModemManager" in told.title


def test_case_20_a_holder_who_is_hidden_is_another_program(tmp_path: Path) -> None:
    assert holders(str(tmp_path / "ttyACM0")) == []
    assert not is_running("no such program", PROC)
    assert "another program" in explained(OSError(errno.EBUSY, "busy"), str(tmp_path / "ttyACM0")).title


def test_where_there_is_no_proc_nobody_is_known(tmp_path: Path) -> None:
    assert holders("/dev/ttyACM0", tmp_path / "proc") == []
    (tmp_path / "1").mkdir()
    assert holders("/dev/ttyACM0", tmp_path) == []
    assert not is_running(MODEM_MANAGER, tmp_path)


def test_case_20_no_permission_names_the_udev_rule_and_the_group(tmp_path: Path) -> None:
    told = explained(PermissionError(errno.EACCES, "denied"), "/dev/no-such-port")
    assert trouble.RULE in told.advice
    assert "usermod -aG dialout" in told.advice
    (tmp_path / "hidraw0").touch()
    if os.geteuid() == 0:
        assert "usermod" not in forbidden(str(tmp_path / "hidraw0")).advice


def test_case_20_other_trouble_says_what_the_system_said() -> None:
    told = explained(OSError(errno.EIO, "Input/output error"), "/dev/ttyACM0")
    assert "Input/output error" in told.title
    assert told.advice


def test_what_may_be_opened_is_not_forbidden(tmp_path: Path) -> None:
    (tmp_path / "hidraw0").touch()
    assert not is_forbidden(str(tmp_path / "hidraw0"))
    assert not is_forbidden(str(tmp_path / "hidraw1"))
    assert "is not there" in missing("x").title
    assert "F9" in missing("x").advice


@pytest.mark.parametrize("subsystem", ["tty", "hidraw", "input"])
def test_the_rule_that_the_advice_names_is_shipped(subsystem: str) -> None:
    rule = (ROOT / trouble.RULE).read_text(encoding="utf-8")
    assert f'SUBSYSTEM=="{subsystem}"' in rule
    assert 'TAG+="uaccess"' in rule
    assert 'ENV{ID_MM_DEVICE_IGNORE}="1"' in rule
