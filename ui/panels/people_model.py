"""The rows of the operators: who they are, what each may do, and by what they sign in."""

from PySide6.QtCore import QCoreApplication

from station.roles import Operator
from ui.panels.list_model import ListModel
from ui.words import role_name


class PeopleModel(ListModel[Operator]):
    """Holds all operators by name."""

    def titles(self) -> tuple[str, ...]:
        """Return what the columns are called."""
        return self.tr("Name"), self.tr("Rights"), self.tr("Signs in")

    def cells(self, row: Operator) -> tuple[str, ...]:
        """Return who it is, what they may do, and by what they sign in."""
        return row.name, role_name(row.role), ways_in(row)

    def place_of(self, name: str) -> int:
        """Return where the operator of this name stands, or -1."""
        return next((place for place, one in enumerate(self._rows) if one.name == name), -1)


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
