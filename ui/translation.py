"""The language of the screen: the system's, or that of the settings; English where nothing is translated."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from station.wording import Text

TRANSLATIONS = Path(__file__).parent.parent / "resources" / "translations"
LANGUAGES = ("de", "es")
"""What the texts are translated into; they are written in English."""


def install_translation(application: QCoreApplication, language: str = "") -> str:
    """Have all texts that are asked for from now on translated, and numbers written to match.

    It must be called before any window is made.

    Args:
        application: keeps the translations for as long as it lives.
        language: two letters; empty takes the first language of the system that is here.

    Returns:
        The language that is used.
    """
    used = language or _of_system()
    QLocale.setDefault(QLocale(used))
    if used in LANGUAGES:
        for name, folder in (
            ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
            ("station", str(TRANSLATIONS)),
        ):
            translator = QTranslator(application)
            if translator.load(f"{name}_{used}", folder):
                application.installTranslator(translator)
    return used


def told(text: str) -> str:
    """Return a text of the station in the language of the screen; what is no `Text` stays as it is.

    A path, a code or a title that fills a place of the sentence is never looked up.
    """
    if not isinstance(text, Text):
        return text
    sentence = QCoreApplication.translate("station", text.template)
    if not text.values:
        return sentence
    values = {name: told(value) if isinstance(value, Text) else value for name, value in text.values.items()}
    return sentence.format(**values)


def explained(docstring: str | None) -> str:
    """Return the explanation of a setting, or of a table of them, in the language of the screen."""
    return QCoreApplication.translate("settings", plain_words(docstring))


def plain_words(docstring: str | None) -> str:
    """Return the text of a docstring on one line, without marks, before it is translated."""
    return " ".join((docstring or "").replace("`", "").split())


def _of_system() -> str:
    wanted = [name[:2] for name in QLocale.system().uiLanguages()]
    return next((name for name in wanted if name in (*LANGUAGES, "en")), "en")
