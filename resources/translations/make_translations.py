"""Finds the texts of the window, brings the `.ts` files up to date and compiles them: `make translations`."""

import ast
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from pydantic import BaseModel

from station.codes.identifiers import BATCH, UNIT
from station.comparison import SAID_IN
from station.outcomes import Answer
from station.refusals import TEMPLATES
from station.settings import Settings
from ui import phrases, words
from ui.panels.tape_model import WORDS
from ui.translation import LANGUAGES, plain_words

HERE = Path(__file__).parent
SOURCES = HERE.parent.parent / "ui"
CORE = HERE.parent.parent / "station"

FIELDS = (
    "asin",
    "batch",
    "best_before",
    "cage",
    "candidate_gtin",
    "carrier",
    "contained_gtin",
    "count",
    "country",
    "customer_lot",
    "customer_order",
    "customer_part",
    "date_code",
    "description",
    "digikey_load_id",
    "digikey_part_id",
    "expiry",
    "fnsku",
    "giai",
    "gtin",
    "invoice",
    "ipn",
    "isbn",
    "label",
    "license_plate",
    "location",
    "lot",
    "manufacturer",
    "mfg_date",
    "mfg_location",
    "mfg_week",
    "model",
    "mpn",
    "msl",
    "note",
    "order_line",
    "ordering_code",
    "package_id",
    "packaging",
    "packing_list",
    "part",
    "pick_batch",
    "pk",
    "ppn",
    "purchase_order",
    "quantity",
    "revision",
    "rohs",
    "serial",
    "ship_date",
    "shipping_note",
    "sscc",
    "supplier",
    "supplier_code",
    "supplier_order",
    "supplier_part",
    "supplier_reference",
    "target_date",
    "tracking",
    "uid",
    "unit",
    "units",
    "url",
    "warehouse",
    "zip",
)
"""Details of items and fields of labels, as `ui.words.field_name` gets them."""

STEPS = (
    "alternates",
    "command",
    "content",
    "internal",
    "linked",
    "order",
    "ours",
    "read",
    "stock",
    "suggestions",
)
"""Steps of a look-up that are not named after a field."""


def main() -> None:
    """Bring the files of every language up to date, and compile them."""
    files = [HERE / f"station_{language}.ts" for language in LANGUAGES]
    update(files)
    for file in files:
        compile_file(file, file.with_suffix(".qm"))


def update(files: list[Path]) -> None:
    """Add the texts that are new to `.ts` files, and drop those that are gone."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "texts.py"
        lines = (
            f"QT_TRANSLATE_NOOP({context!r}, {text!r})\n"
            for context, text in sorted({one for one in _texts() if one[1]})
        )
        listed.write_text("".join(lines), encoding="utf-8")
        sources = [str(path) for path in sorted(SOURCES.rglob("*.py")) if path.name != "words.py"]
        options = ["-locations", "none", "-no-obsolete", "-silent"]
        for file in files:
            target = ["-target-language", file.stem[-2:]]
            _run("pyside6-lupdate", *options, *target, *sources, str(listed), "-ts", str(file))


def compile_file(source: Path, target: Path) -> None:
    """Compile one `.ts` file; texts without a finished translation stay English."""
    _run("pyside6-lrelease", "-silent", str(source), "-qm", str(target))


def _texts() -> Iterator[tuple[str, str]]:
    """Yield the texts that are not literals in a `self.tr(...)`, each after its context."""
    for value in vars(phrases).values():
        if isinstance(value, dict) and value and all(isinstance(key, phrases.WORDED) for key in value):
            yield from (("words", text) for text in value.values() if text)
    tree = ast.parse((SOURCES / "words.py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="tr"), args=[ast.Constant(value=str(text))]):
                yield "words", text
    events = [outcome.__name__ for outcome in Answer.__subclasses__()]
    yield from (("words", text.upper()) for text in (*events, *WORDS.values()))
    yield from (("fields", words.plain_field_name(key)) for key in (*FIELDS, *STEPS))
    yield from (("station", text) for text in (*station_texts(), *TEMPLATES.values()))
    yield from (("station", key.replace("_", " ")) for key in (*UNIT, *BATCH, *SAID_IN))
    yield from (("settings", plain_words(text)) for text in _explanations(Settings))


def station_texts() -> Iterator[str]:
    """Yield the sentences of all `Text(...)` in the sources that say anything by themselves."""
    for path in sorted((*CORE.rglob("*.py"), *SOURCES.rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="Text"), args=[ast.Constant(value=str(text)), *_]):
                    if re.search("[A-Za-z]", re.sub("{[a-z]*}", "", text)):
                        yield text


def _explanations(model: type[BaseModel]) -> Iterator[str]:
    """Yield what is said of a table of the settings, of its fields, and of the tables in it."""
    yield model.__doc__ or ""
    for info in model.model_fields.values():
        for inner in (info.annotation, *get_args(info.annotation)):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                yield from _explanations(inner)
        yield info.description or ""


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([str(Path(sys.executable).with_name(tool)), *arguments], check=True)


if __name__ == "__main__":
    main()
