import os
import shutil
import subprocess
import sys

import pytest

from tests.told import ROOT
from tests.xserver import XServer

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only X11 and Wayland tell beforehand")

CHECK = "from ui.screen import check_screen; check_screen()"


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    unset = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    clean = {name: value for name, value in os.environ.items() if name not in unset}
    command = [sys.executable, *words]
    return subprocess.run(
        command, env=clean | environment, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


def test_without_a_display_the_window_says_so_and_does_not_abort() -> None:
    done = run("main.py")
    assert done.returncode == 2
    assert "neither DISPLAY nor WAYLAND_DISPLAY is set" in done.stderr


def test_a_display_that_does_not_answer_is_told_and_does_not_abort() -> None:
    done = run("main.py", DISPLAY=":7777")
    assert done.returncode == 2
    assert "The display :7777 does not answer" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed: .ci/setup test")
def test_a_display_that_answers_is_taken() -> None:
    with XServer() as server:
        done = run("-c", CHECK, DISPLAY=server.display)
    assert done.returncode == 0, done.stderr


FIT = """
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from ui.opening import fit_screen

application, window = QApplication([]), QWidget()
window.resize(1280, 800)
fit_screen(window)
window.show()
assert QTest.qWaitForWindowExposed(window)
while window.frameGeometry().height() <= window.height():  # until the window manager has made its frame
    application.processEvents()
assert window.screen().geometry().contains(window.frameGeometry()), window.frameGeometry()
print(window.isMaximized())
"""


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed: .ci/setup test")
@pytest.mark.parametrize(
    ("size", "is_filled"), [("1280x800", True), ("1280x1024", True), ("1920x1080", False)]
)
def test_the_window_with_its_frame_fits_the_screen(size: str, *, is_filled: bool) -> None:
    with XServer(f"{size}x24") as server:
        done = run("-c", FIT, DISPLAY=server.display)
    assert (done.returncode, done.stdout.strip()) == (0, str(is_filled)), done.stderr
