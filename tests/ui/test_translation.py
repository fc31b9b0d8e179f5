"""German and Spanish are complete, say the same as the English, and fit into the window."""

import ast
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import BaseModel
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from resources.translations.make_translations import FIELDS, compile_file, update
from station.desk import Desk, State
from station.devices.trouble import GONE
from station.errors import StationError
from station.outcomes import Answer
from station.records import Item, ItemKind, ItemRef
from station.service import Station
from station.settings import (
    ApiSettings,
    DeviceSettings,
    KeyboardSettings,
    LinkSettings,
    ScreenSettings,
    Settings,
    SoundSettings,
    StationSettings,
)
from station.wording import Text
from tests.conftest import scan_of
from tests.station.codes.recorded import rows
from ui.app import make_application
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.panels.label_print import LabelPrintPanel
from ui.panels.text import BriefLabel, longest_word
from ui.spelling import moment, number
from ui.translation import LANGUAGES, TRANSLATIONS, explained, install_translation, plain_words, told
from ui.words import field_name, headline

Texts = dict[tuple[str, str], str]

ERRORS = ("StationError", "InputError", "MistakesError", "StoreError", "BusyError", "DeviceError")
OUTCOMES = tuple(outcome.__name__ for outcome in Answer.__subclasses__())
COMMAND_LINE_ONLY = ("custody.py", "moving.py", "copying.py")
TABLES = (
    ApiSettings,
    DeviceSettings,
    KeyboardSettings,
    LinkSettings,
    ScreenSettings,
    SoundSettings,
    StationSettings,
)


def texts(file: Path) -> Texts:
    """Return the translations of a file by context and source; what is not finished is empty."""
    found: Texts = {}
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            is_finished = translation.get("type") is None
            key = context.findtext("name", ""), message.findtext("source", "")
            found[key] = (translation.text or "") if is_finished else ""
    return found


@pytest.fixture(scope="module")
def current(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Texts]:
    """Return what the files would hold after `make translations`."""
    folder = tmp_path_factory.mktemp("translations")
    files = [folder / f"station_{language}.ts" for language in LANGUAGES]
    for file in files:
        shutil.copy(TRANSLATIONS / file.name, file)
    update(files)
    return {file.stem[-2:]: texts(file) for file in files}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_sources_is_translated(current: dict[str, Texts], language: str) -> None:
    missing = [f"{context}: {text!r}" for (context, text), word in current[language].items() if not word]
    assert not missing, "\n".join(["run `make translations` and fill in", *missing])
    gone = texts(TRANSLATIONS / f"station_{language}.ts").keys() - current[language].keys()
    assert not gone, "run `make translations` to drop what is gone"
    assert len(current[language]) > 150


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_same_places_to_fill_in(current: dict[str, Texts], language: str) -> None:
    for (_, text), translated in current[language].items():
        assert sorted(re.findall(r"{[a-z0-9]*}", text)) == sorted(re.findall(r"{[a-z0-9]*}", translated)), (
            text
        )
        assert text.count("&") == translated.count("&"), text
        assert re.findall(r"\bF[0-9]+\b|\bEsc\b", text) == re.findall(r"\bF[0-9]+\b|\bEsc\b", translated), (
            text
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_loaded_is_what_was_translated(tmp_path: Path, language: str) -> None:
    compiled = tmp_path / "compiled.qm"
    compile_file(TRANSLATIONS / f"station_{language}.ts", compiled)
    assert compiled.read_bytes() == (TRANSLATIONS / f"station_{language}.qm").read_bytes(), (
        "make translations"
    )


@pytest.fixture(params=["en", *LANGUAGES])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Return a language that is switched on for one test."""
    application = make_application()
    before, locale = application.findChildren(QTranslator), QLocale()
    yield install_translation(application, request.param)
    for translator in application.findChildren(QTranslator):
        if translator not in before:
            application.removeTranslator(translator)
            translator.deleteLater()
    QLocale.setDefault(locale)
    QCoreApplication.processEvents()


def test_the_words_of_the_screen_are_in_the_language_that_is_chosen(language: str) -> None:
    ready = {"en": "READY", "de": "BEREIT", "es": "LISTO"}
    assert headline(Desk()) == ready[language]
    assert field_name("quantity") == {"en": "Quantity", "de": "Menge", "es": "Cantidad"}[language]


def test_numbers_and_months_are_written_as_in_the_language_that_is_chosen(language: str) -> None:
    at = datetime(2026, 12, 3, 8, 5, tzinfo=UTC).astimezone()
    assert number(12345) == {"en": "12,345", "de": "12.345", "es": "12.345"}[language]
    assert moment(at).startswith(f"03 {({'en': 'Dec', 'de': 'Dez', 'es': 'dic'})[language]}")
    assert moment(at).endswith(f"{at:%Y %H:%M}")
    assert moment(at, "HH:mm:ss") == f"{at:%H:%M:%S}"


def english(text: str) -> list[str]:
    """Return the sentences of a text of the station that are not translated."""
    if not isinstance(text, Text):
        return [text] if re.fullmatch("[a-z ,;.]+ [a-z ,;.]+", text) else []
    inside = [found for value in text.values.values() if isinstance(value, str) for found in english(value)]
    words = re.sub("{[a-z0-9]*}", "", text.template)
    is_left = re.search("[a-z]{3}", words) and told(text) == text
    return [*inside, text.template] if is_left else inside


def test_what_is_told_of_any_label_is_in_the_language_of_the_screen(language: str, station: Station) -> None:
    wrong: set[str] = set()
    for row in rows()[::2]:
        code = station.read(row["raw"])
        answer = station.scan(scan_of(row["raw"]))
        texts = [step.note for step in answer.steps] + [answer.reason, code.because, code.damage]
        linked = station.link(code, ItemRef(ItemKind.STOCKITEM, 2))
        texts.append(linked.reason)
        for text in texts:
            wrong.update(english(text))
        station.undo()
    assert language == "en" or not wrong, sorted(wrong)
    assert language != "en" or len(wrong) > 30, "the texts are not found any more"


def test_a_path_or_title_in_a_sentence_is_never_translated(language: str) -> None:
    error = StationError(Text("{path} is gone.", path="closed"), GONE)
    assert told(str(error)).startswith("closed ")
    assert told("closed") == "closed"
    assert (told(str(error)) == str(error)) == (language == "en")


def calls(tree: ast.AST) -> Iterator[tuple[str, list[ast.expr]]]:
    """Yield what is handed to errors, steps and outcomes to be read by a person."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name.endswith("Error") and name in ERRORS:
                yield name, node.args[:2]
            case ast.Call(func=ast.Name(id="Step")):
                yield "Step", node.args[2:]
            case ast.Call(func=ast.Attribute(attr="cut")):
                yield "cut", node.args
            case ast.Call(func=ast.Name(id=name)) if name in OUTCOMES:
                yield name, [keyword.value for keyword in node.keywords if keyword.arg == "reason"]


def test_no_error_step_or_outcome_of_the_station_has_a_text_that_nobody_can_translate() -> None:
    wrong = []
    for path in sorted((TRANSLATIONS.parents[1] / "station").rglob("*.py")):
        if path.parent.name == "cli" or path.name in COMMAND_LINE_ONLY:
            continue
        for name, texts in calls(ast.parse(path.read_text(encoding="utf-8"))):
            plain = [text for text in texts if isinstance(text, ast.Constant | ast.JoinedStr)]
            wrong += [f"{path.name}:{text.lineno}: {name}" for text in plain if ast.unparse(text) != "''"]
    assert not wrong, "\n".join(["write Text(...) instead", *wrong])


@pytest.mark.parametrize("table", [Settings, *TABLES], ids=lambda table: table.__name__)
def test_each_setting_is_explained_in_the_language_of_the_screen(
    language: str, table: type[BaseModel]
) -> None:
    texts = [info.description for info in table.model_fields.values() if info.description]
    assert texts or table is Settings
    for text in (table.__doc__, *texts):
        assert (explained(text) == plain_words(text)) == (language == "en"), text


@pytest.mark.parametrize("state", State)
def test_nothing_is_cut_off_at_1280_pixels(
    language: str, state: State, station: Station, qtbot: QtBot
) -> None:
    bridge = Bridge(station)
    window = MainWindow(bridge, Settings())
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    details = dict.fromkeys(FIELDS, "1") | {"location": "Electronics Lab/Reel Storage"}
    item = Item(ItemRef(ItemKind.STOCKITEM, 549), "R_10K_0402_1%", details)
    desk = Desk(state=state, selected=item, item=item, reason="The code has 14 characters.", is_pinned=True)
    window.banner.show_desk(desk)
    window.item.show_item(item, is_pinned=True)

    def has_settled() -> None:
        assert not cut_off(window)

    qtbot.waitUntil(has_settled)
    assert (window.width(), window.height()) == (1280, 800), "the texts have made the window larger"
    bridge.close()


def test_nothing_is_cut_off_on_the_label_page(language: str, qtbot: QtBot) -> None:
    panel = LabelPrintPanel("INV-")
    qtbot.addWidget(panel)
    panel.resize(1280, 560)
    panel.show()
    panel.show_item(Item(ItemRef(ItemKind.STOCKITEM, 549), "R_10K_0402_1%"))
    QCoreApplication.processEvents()
    assert panel.width() == 1280
    assert not cut_off(panel)


def cut_off(window: QWidget) -> list[str]:
    """Return the texts that have less room than they need."""
    short = []
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text():
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            is_brief = isinstance(label, BriefLabel) or label.wordWrap()
            is_wide = not is_brief and label.sizeHint().width() > label.width()
            is_wide |= label.wordWrap() and longest_word(label) > label.width()
            if is_wide or needed > label.height():
                short.append(label.text())
    for button in window.findChildren(QPushButton):
        lines = button.text().replace("&", "").split("\n")
        needed = max(button.fontMetrics().horizontalAdvance(line) for line in lines)
        room = button.contentsRect()
        is_high = len(lines) * button.fontMetrics().height() > room.height()
        if button.isVisible() and (needed > room.width() or is_high):
            short.append(button.text())
    return short


@pytest.mark.parametrize(
    ("system", "expected"),
    [("es_MX", "es"), ("de_AT", "de"), ("fr:de", "de"), ("ja", "en"), ("en_GB:de", "en")],
)
def test_the_language_is_that_of_the_system(system: str, expected: str) -> None:
    script = (
        "from PySide6.QtCore import QCoreApplication\n"
        "from ui.translation import install_translation\n"
        "print(install_translation(QCoreApplication([])))"
    )
    environment = {**os.environ, "LANGUAGE": system, "LC_ALL": f"{system[:2]}_XX.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == expected


def test_every_detail_of_the_stock_has_a_name_that_is_translated(station: Station) -> None:
    for kind in ItemKind:
        for item in station.find("", kind=kind, limit=100).items:
            assert set(item.details) <= set(FIELDS), kind
