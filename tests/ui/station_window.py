"""The whole station in a process of its own; it writes what its window shows, one JSON object a line."""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from station.desk import Desk
from station.outcomes import Outcome
from station.records import DeviceStatus
from station.settings import read_settings
from station.sounds import Sound
from ui.app import Desktop, make_application


class Teller(QObject):
    """Tells what changes on the screen."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._window = desktop.window
        self._window.shown.connect(self.tell_desk)
        self._window.closed.connect(self.tell_closed)
        self._window.sounded.connect(self.tell_sound)
        self._window.actions_by_name["why"].triggered.connect(self.tell_why)
        desktop.bridge.resolved.connect(self.tell_scan)
        desktop.bridge.device_changed.connect(self.tell_device)
        desktop.bridge.heard.connect(self.tell_bytes)
        desktop.bridge.listen(is_on=True)

    @Slot(object)
    def tell_desk(self, desk: Desk) -> None:
        tell(
            state=desk.state,
            selected=str(desk.selected.ref) if desk.selected else "",
            field=self._window.finder.field.text(),
            rows=self._window.finder.model.rowCount(),
            said=self._window.banner.text(),
        )

    @Slot(object)
    def tell_scan(self, outcome: Outcome) -> None:
        text = outcome.scan.text if outcome.scan else ""
        tell(scan=text, event=outcome.event, field=self._window.finder.field.text())

    @Slot(object)
    def tell_sound(self, sound: Sound) -> None:
        tell(sound=sound)

    @Slot()
    def tell_why(self) -> None:
        tell(why=self._window.label.why())

    @Slot(object)
    def tell_device(self, status: DeviceStatus) -> None:
        tell(device=status.state, notice=self._window.status.notice())

    @Slot(str, object, float)
    def tell_bytes(self, _device: str, data: bytes, _at: float) -> None:
        tell(bytes=data.decode("latin-1"))

    @Slot()
    def tell_closed(self) -> None:
        tell(closed=True)


def tell(**what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main() -> int:
    application = make_application()
    desktop = Desktop(sys.argv[1], read_settings(Path(sys.argv[2])))
    teller = Teller(desktop)
    desktop.window.finder.model.searched.connect(lambda words: tell(searched=words))
    desktop.start()
    status = application.exec()
    desktop.close()
    del teller
    return status


if __name__ == "__main__":
    sys.exit(main())
