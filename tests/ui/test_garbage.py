import gc
import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.garbage import Collector


class Cycle(QObject):
    """A Qt object that only the collector can delete."""

    threads: set[int] = set()  # noqa: RUF012 - is written to by __del__

    def __init__(self) -> None:
        super().__init__()
        self.itself = self

    def __del__(self) -> None:
        self.threads.add(threading.get_ident())


def fill(kept: list[list[int]]) -> None:
    """Make so many objects that a collection is due, on whatever thread this is."""
    kept.extend([] for _ in range(200_000))


def test_qt_objects_are_collected_on_the_main_thread_though_another_one_makes_the_garbage(
    qtbot: QtBot,
) -> None:
    gc.collect()
    Cycle.threads.clear()
    collector = Collector()
    try:
        Cycle()
        kept: list[list[int]] = []
        worker = threading.Thread(target=fill, args=(kept,))
        worker.start()
        worker.join()
        assert Cycle.threads == set()
        qtbot.waitUntil(lambda: Cycle.threads == {threading.get_ident()})
    finally:
        collector.close()
    assert gc.isenabled()


def test_nothing_is_collected_while_nothing_is_due(qtbot: QtBot) -> None:
    collector = Collector()
    try:
        gc.collect()
        before = gc.get_stats()[0]["collections"]
        collector.collect()
        assert gc.get_stats()[0]["collections"] == before
    finally:
        collector.close()
