"""The settings page (Ctrl+,), made from the models of the settings; wrong values are refused in place."""

from collections.abc import Mapping
from functools import partial
from itertools import chain, pairwise
from pathlib import Path
from typing import get_args

from pydantic import BaseModel
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from station.errors import StationError
from station.settings import Settings
from station.settings_file import IMMEDIATE, Mistake, SettingsFile, changed, check
from station.sounds import Sound
from ui.panels.buttons import key_button
from ui.panels.message import Message
from ui.panels.settings_form import SettingsForm
from ui.panels.sound_test import SoundTest
from ui.panels.text import plain_label
from ui.style import millimetres
from ui.translation import told


class SettingsPanel(QFrame):
    """Shows every table of the settings file; what is typed stays until it is saved or discarded."""

    settled = Signal(object)
    """The Settings that the file holds, when it was written or sounds were tried out for the last time."""
    tested = Signal(object, int)
    """A Sound to be heard, and how loud."""

    def __init__(self, path: Path) -> None:
        """Read nothing until the page is opened."""
        super().__init__()
        self.file = SettingsFile(path)
        self._settings = Settings()
        self._is_edited = self._is_trying = self._is_practice = False
        self._places: list[tuple[str, bool]] = []  # table of each form, and whether it is one of several
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Groups of settings"))
        self.list.setFixedWidth(millimetres(62))
        self.list.setStyleSheet(f"QListWidget::item {{ min-height: {millimetres(9)}px; }}")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.forms = QStackedWidget()
        self.list.currentRowChanged.connect(self._show_form)
        self._said = Message()
        self._lay_out()

    def _lay_out(self) -> None:
        button = partial(key_button, self, is_mute=False)
        self.save_button = button(self.tr("Save"), self.save, "Ctrl+S")
        self.discard_button = button(self.tr("Discard changes"), self.discard, "Ctrl+Shift+Z")
        self.remove_button = button(self.tr("Remove this one"), self.remove, "Ctrl+Del")
        buttons = QHBoxLayout()
        for name in _several():
            text = self.tr("Add: {what}").format(what=self._title(name))
            buttons.addWidget(button(text, partial(self.add, name), "Ctrl+N"))
        for made in (self.remove_button, self.discard_button, self.save_button):
            buttons.addWidget(made)
        middle = QHBoxLayout()
        middle.setSpacing(millimetres(4))
        for part in (self.list, self.forms):  # they scroll, so that the buttons below are always seen
            part.setMinimumHeight(millimetres(30))
            part.setSizePolicy(part.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Ignored)
        middle.addWidget(self.list)
        middle.addWidget(self.forms, stretch=1)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label("title", self.tr("SETTINGS"), wraps=False))
        layout.addLayout(middle, stretch=1)
        layout.addWidget(self._said)
        layout.addLayout(buttons)

    def open(self) -> None:
        """Show what the file says, or what was typed before and not saved."""
        if self._is_edited:
            self._said.say(self.tr("What you have changed here is not saved yet."))
        else:
            self.discard()
        self.list.setFocus()

    def show_training(self) -> None:
        """Say of what is saved that it is a copy."""
        self._is_practice = True

    def close_page(self) -> None:
        """Be heard as loud as is saved; what was typed stays."""
        if self._is_trying:
            self._is_trying = False
            self.settled.emit(self._settings)

    def text(self) -> str:
        """Return what is said below the forms."""
        return self._said.text()

    def form(self, name: str, number: int = 0) -> SettingsForm:
        """Return the form of a table."""
        forms = [
            form for form, (table, _) in zip(self._all_forms(), self._places, strict=True) if table == name
        ]
        return forms[number]

    @Slot()
    def discard(self) -> None:
        """Show what the file says."""
        try:
            self._settings = self.file.read()
        except StationError as error:
            self._said.tell(error)
            self.save_button.setEnabled(False)
            return
        self.save_button.setEnabled(True)
        self._is_edited = False
        self._fill()
        self._said.say(self.tr("From {path}. Ctrl+S saves, Esc goes back.").format(path=self.file.path))

    def _fill(self) -> None:
        while self.forms.count():
            self._take_out(0)
        for name, info in Settings.model_fields.items():
            value = getattr(self._settings, name)
            if isinstance(value, BaseModel):
                self._put(name, type(value), value)
            for table in value if isinstance(value, tuple) else ():
                self._put(name, get_args(info.annotation)[0], table, is_one_of_several=True)
        self._show_titles()
        self._order_tabs()
        self.list.setCurrentRow(0)

    def _put(
        self,
        name: str,
        model: type[BaseModel],
        values: BaseModel | Mapping[str, object],
        *,
        is_one_of_several: bool = False,
    ) -> None:
        form = SettingsForm(model, values)
        form.edited.connect(self._note_edit)
        if name == "sound":
            test = SoundTest()
            test.wanted.connect(self.test_sound)
            form.rows.insertWidget(form.rows.count() - 1, test)
        self._places.append((name, is_one_of_several))
        self.forms.addWidget(form)
        self.list.addItem("")

    def _order_tabs(self) -> None:
        """Let Tab go from the list to the fields, which are younger than the buttons."""
        fields = chain.from_iterable(form.fields.values() for form in self._all_forms())
        for before, after in pairwise((self.list, *(field.widget for field in fields))):
            QWidget.setTabOrder(before, after)

    @Slot(object)
    def test_sound(self, sound: Sound) -> None:
        """Let a sound be heard as loud as the form says."""
        told = check({"sound": self.form("sound").values()})
        if isinstance(told, Settings):
            self.form("sound").show_mistakes({})
            self._is_trying = True
            self.tested.emit(sound, told.sound.volume)
        else:
            self._show_mistakes(told)

    def add(self, name: str) -> None:
        """Add a table to those of one name, and go to it."""
        self._put(name, _several()[name], {}, is_one_of_several=True)
        self._order_tabs()
        self._note_edit()
        self.list.setCurrentRow(self.forms.count() - 1)
        self.form(name, -1).focus_field()

    @Slot()
    def remove(self) -> None:
        """Take out the table that is shown; the file has it until the rest is saved."""
        row = self.list.currentRow()
        if self._places[row][1]:
            self._take_out(row)
            self._note_edit()
            self.list.setFocus()

    def _take_out(self, row: int) -> None:
        form = self._all_forms()[row]
        self._places.pop(row)
        self.forms.removeWidget(form)
        form.deleteLater()
        self.list.takeItem(row)

    def values(self) -> dict[str, object]:
        """Return what stands in all forms, by table."""
        values: dict[str, object] = {name: [] for name in _several()}
        for form, (name, is_one_of_several) in zip(self._all_forms(), self._places, strict=True):
            if is_one_of_several:
                tables = values[name]
                if isinstance(tables, list):
                    tables.append(form.values())
            else:
                values[name] = form.values()
        return values

    @Slot()
    def save(self) -> None:
        """Write the file if all is right; else show at each field what is wrong, and write nothing."""
        told = check(self.values())
        if not isinstance(told, Settings):
            self._show_mistakes(told)
            return
        self._show_mistakes(())
        try:
            self.file.write(told)
        except StationError as error:
            self._said.tell(error)
            return
        later = [place for place in changed(self._settings, told) if place not in IMMEDIATE]
        self._settings, self._is_edited = told, False
        self._said.say(self.tr("Saved in {path}.").format(path=self.file.path))
        if self._is_practice:
            text = self.tr("This copy is for practice alone: training begins with the real settings again.")
            self._said.say(f"{self._said.text()} {text}")
        elif later:
            text = self.tr("When the station is started again, this takes effect: {places}.")
            self._said.say(f"{self._said.text()} {text.format(places=', '.join(later))}")
        self.settled.emit(told)

    def _show_mistakes(self, mistakes: tuple[Mistake, ...]) -> None:
        """Mark each field and each group that is wrong, and go to the first."""
        counts: dict[str, int] = {}
        wrong = []
        for row, (form, (name, is_one)) in enumerate(zip(self._all_forms(), self._places, strict=True)):
            number = counts.get(name, 0)
            counts[name] = number + 1
            way = (name, number) if is_one else (name,)
            here = {
                str(mistake.place[len(way)]) if len(mistake.place) > len(way) else "": told(mistake.reason)
                for mistake in mistakes
                if mistake.place[: len(way)] == way or mistake.place == (name,)
            }
            form.show_mistakes(here)
            if here:
                wrong.append(row)
        self._show_titles(wrong)
        if wrong:
            self.list.setCurrentRow(wrong[0])
            form = self._all_forms()[wrong[0]]
            form.focus_field(next(iter(form.mistakes())))
            self._said.warn(self.tr("Nothing was saved: correct what is marked with ✗."))

    def _show_titles(self, wrong: list[int] | None = None) -> None:
        for row, (form, (name, is_one)) in enumerate(zip(self._all_forms(), self._places, strict=True)):
            title = self._title(name)
            if is_one:
                title = f"{title}: {form.values().get('name', '')}"
            self.list.item(row).setText(f"✗ {title}" if row in (wrong or ()) else title)

    def _title(self, name: str) -> str:
        return {
            "station": self.tr("Station"),
            "screen": self.tr("Screen"),
            "link": self.tr("Linking"),
            "keyboard": self.tr("Keyboard scanners"),
            "sound": self.tr("Sounds"),
            "api": self.tr("HTTP API"),
            "sign_in": self.tr("Signing in"),
            "device": self.tr("Scanner"),
        }.get(name, name)

    def _all_forms(self) -> list[SettingsForm]:
        forms = (self.forms.widget(row) for row in range(self.forms.count()))
        return [form for form in forms if isinstance(form, SettingsForm)]

    @Slot(int)
    def _show_form(self, row: int) -> None:
        self.forms.setCurrentIndex(row)
        self.remove_button.setEnabled(row >= 0 and row < len(self._places) and self._places[row][1])

    @Slot()
    def _note_edit(self) -> None:
        self._is_edited = True
        self._show_titles()


def _several() -> dict[str, type[BaseModel]]:
    """Return the tables that the file may have several of."""
    found = {}
    for name, info in Settings.model_fields.items():
        inner = get_args(info.annotation)
        if inner and isinstance(inner[0], type) and issubclass(inner[0], BaseModel):
            found[name] = inner[0]
    return found
