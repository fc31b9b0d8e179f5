"""Every page of the window, and what opens it."""

from functools import partial
from pathlib import Path

from station.desk import Desk
from station.roles import Role
from station.settings import Settings
from ui.bridge import Bridge
from ui.pages import Pages
from ui.panels.diagnostics import DiagnosticsPanel
from ui.panels.history import HistoryPanel
from ui.panels.imports import ImportPanel
from ui.panels.label_page import LabelPage
from ui.panels.operator import OperatorPanel
from ui.panels.parked import ParkedPanel
from ui.panels.people import PeoplePanel
from ui.panels.settings import SettingsPanel
from ui.workplace import Workplace

NEEDED = {"parked": Role.PARK, "settings": Role.ADMIN, "imports": Role.ADMIN}
"""Who may open a page that not everybody who is signed in may open."""

ALWAYS = ("operator", "diagnostics")
"""Pages that open while nobody is signed in."""


class PageList(Pages):
    """Makes the pages and knows their names and keys."""

    def __init__(self, work: Workplace, bridge: Bridge, settings: Settings, settings_path: Path) -> None:
        """Make all pages; none reads anything before it is opened."""
        super().__init__(work)
        self.diagnostics = DiagnosticsPanel(bridge, settings)
        self.parked = ParkedPanel(bridge)
        self.history = HistoryPanel(bridge)
        self.label = LabelPage(settings.station.internal_prefix)
        self.imports = ImportPanel(bridge)
        self.settings = SettingsPanel(settings_path)
        self.operator = OperatorPanel(bridge)
        self.people = PeoplePanel(bridge)
        self.add("diagnostics", self.diagnostics, self.diagnostics)
        self.add("parked", self.parked, self.parked)
        self.add("history", self.history, self.history)
        self.add("label", self.label, self.label)
        self.add("imports", self.imports, self.imports)
        self.add("settings", self.settings, self.settings)
        self.add("operator", self.operator, self.operator)
        self.add("people", self.people, self.people)
        self.operator.managed.connect(partial(self.open_by_name, "people"))
        self.label.closed.connect(self.close_page)
        self.imports.imported.connect(work.finder.refresh)

    def show_desk(self, desk: Desk) -> None:
        """Tell the pages that must know it who works here."""
        self.operator.show_desk(desk)
        self.people.show_desk(desk)

    def role_for(self, name: str) -> Role | None:
        """Return the least role that may open a page; None where nobody has to be signed in."""
        return None if name in ALWAYS else NEEDED.get(name, Role.READ)

    def roles(self) -> dict[str, Role | None]:
        """Return the least role for each page that has a key of its own."""
        return {name: self.role_for(name) for name, _, _ in self.titles_and_keys()}

    def titles_and_keys(self) -> tuple[tuple[str, str, str], ...]:
        """Return name, title and key of each page that has a key of its own."""
        return (
            ("diagnostics", self.tr("Scanners"), "F9"),
            ("operator", self.tr("Operator"), "F10"),
            ("history", self.tr("History"), "Ctrl+H"),
            ("label", self.tr("Print a label"), "Ctrl+B"),
            ("imports", self.tr("Import"), "Ctrl+Shift+I"),
            ("settings", self.tr("Settings"), "Ctrl+,"),
        )
