"""The dialog that asks where to save something."""

from PySide6.QtWidgets import QFileDialog, QWidget


def save_dialog(parent: QWidget, title: str, suffix: str) -> QFileDialog:
    """Make a dialog that asks for the name of a file, beside the window and not in its way."""
    dialog = QFileDialog(parent, title, "", f"{suffix.upper()} (*.{suffix})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.setModal(False)
    return dialog
