"""The rows of the operators: who they are, what each may do, and by what they sign in."""

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from station.roles import Operator
from ui.words import role_name

Index = QModelIndex | QPersistentModelIndex


class PeopleModel(QAbstractTableModel):
    """Holds all operators by name."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._rows: tuple[Operator, ...] = ()

    def fill(self, rows: tuple[Operator, ...]) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, place: int) -> Operator | None:
        """Return the operator at a place; None where nobody is."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, name: str) -> int:
        """Return where the operator of this name stands, or -1."""
        return next((place for place, one in enumerate(self._rows) if one.name == name), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the text of a cell."""
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        one = self._rows[index.row()]
        return (one.name, role_name(one.role), ways_in(one))[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the title of a column."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Name"), self.tr("Rights"), self.tr("Signs in"))[section]


def ways_in(operator: Operator) -> str:
    """Return by what an operator signs in."""
    if not operator.is_active:
        return QCoreApplication.translate("PeopleModel", "no longer: disabled")
    match operator.has_badge, operator.has_password:
        case True, True:
            return QCoreApplication.translate("PeopleModel", "by badge or password")
        case True, False:
            return QCoreApplication.translate("PeopleModel", "by badge")
        case False, True:
            return QCoreApplication.translate("PeopleModel", "by password")
        case _:
            return QCoreApplication.translate("PeopleModel", "not yet: make a badge")
