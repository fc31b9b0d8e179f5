"""A form made from a table of the settings: each value with its explanation, and what is wrong with it."""

from collections.abc import Mapping
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.panels.text import plain_label
from ui.style import REFUSED, millimetres
from ui.translation import explained


class Choice(QComboBox):
    """Is changed on purpose only: the wheel scrolls the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page have it."""
        event.ignore()


class Field:
    """One value that can be edited."""

    def __init__(self, name: str, info: FieldInfo, value: object) -> None:
        """Make the widget that suits the type."""
        self._is_optional = type(None) in get_args(info.annotation)
        self._is_list = get_origin(info.annotation) in (tuple, list)
        if get_origin(info.annotation) is Literal:
            self.widget: QCheckBox | QComboBox | QLineEdit = Choice()
            for choice in get_args(info.annotation):
                self.widget.addItem(str(choice) or "–", choice)
        else:
            self.widget = QCheckBox(name) if info.annotation is bool else QLineEdit()
        self.widget.setAccessibleName(name)
        self.widget.setAccessibleDescription(info.description or "")
        self._show(value)

    def _show(self, value: object) -> None:
        match self.widget:
            case QCheckBox():
                self.widget.setChecked(bool(value))
            case QComboBox():
                self.widget.setCurrentIndex(self.widget.findData(value))
            case QLineEdit():
                if isinstance(value, tuple | list):
                    self.widget.setText(", ".join(map(str, value)))
                else:
                    self.widget.setText("" if value is None else str(value))

    @property
    def value(self) -> object:
        """Return what stands there; whether it is right is not known here."""
        match self.widget:
            case QCheckBox():
                return self.widget.isChecked()
            case QComboBox():
                return self.widget.currentData()
        text = self.widget.text().strip()
        if self._is_list:
            return tuple(filter(None, (part.strip() for part in text.split(","))))
        return None if self._is_optional and not text else text

    def connect_to(self, slot: Any) -> None:
        """Call a slot when the operator changes the value."""
        match self.widget:
            case QCheckBox():
                self.widget.toggled.connect(slot)
            case QComboBox():
                self.widget.currentIndexChanged.connect(slot)
            case QLineEdit():
                self.widget.textEdited.connect(slot)


class SettingsForm(QScrollArea):
    """Shows one table; it holds what is typed and never writes."""

    edited = Signal()

    def __init__(self, model: type[BaseModel], values: BaseModel | Mapping[str, object]) -> None:
        """Show the values of a table; what they leave out has its default."""
        super().__init__()
        self.model = model
        self.fields: dict[str, Field] = {}
        self._told: dict[str, QLabel] = {}
        given = dict(values)
        inside = QWidget()
        self.rows = QVBoxLayout(inside)
        self.rows.setSpacing(millimetres(0.8))
        self.rows.addWidget(plain_label("quiet", explained(model.__doc__)))
        self._add_told("")
        for name, info in model.model_fields.items():
            default = (
                "" if info.is_required() else info.get_default(call_default_factory=True, validated_data={})
            )
            self._add(name, info, given.get(name, default))
        self.rows.addStretch()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    def _add(self, name: str, info: FieldInfo, value: object) -> None:
        field = self.fields[name] = Field(name, info, value)
        field.connect_to(self._note_edit)
        self.rows.addSpacing(millimetres(2))
        if not isinstance(field.widget, QCheckBox):
            label = plain_label("code", name, wraps=False)
            label.setBuddy(field.widget)
            self.rows.addWidget(label)
        field.widget.setMaximumWidth(millimetres(150))
        self.rows.addWidget(field.widget)
        self.rows.addWidget(plain_label("quiet", explained(info.description)))
        self._add_told(name)

    def _add_told(self, name: str) -> None:
        told = self._told[name] = plain_label()
        told.setStyleSheet(
            f"background: {REFUSED[0]}; color: {REFUSED[1]}; padding: {millimetres(1)}px; font-weight: bold;"
        )
        told.hide()
        self.rows.addWidget(told)

    def values(self) -> dict[str, object]:
        """Return what stands in the form, right or wrong."""
        return {name: field.value for name, field in self.fields.items()}

    def mistakes(self) -> dict[str, str]:
        """Return what is shown as wrong, by field; by "" for what concerns several."""
        return {name: told.text() for name, told in self._told.items() if told.text()}

    def show_mistakes(self, mistakes: Mapping[str, str]) -> None:
        """Show what is wrong at the field where it is wrong, and go to the first."""
        for name, told in self._told.items():
            text = mistakes.get(name, "")
            told.setText(f"✗ {text}" if text else "")
            told.setVisible(bool(text))
        first = next((name for name in self._told if name in mistakes), None)
        if first is not None:
            self.focus_field(first)

    def focus_field(self, name: str = "") -> None:
        """Put the keyboard into a field, the first when none is named, and scroll to it."""
        field = self.fields.get(name) or next(iter(self.fields.values()))
        field.widget.setFocus()
        self.ensureWidgetVisible(field.widget, 0, millimetres(25))

    @Slot()
    def _note_edit(self) -> None:
        self.edited.emit()
