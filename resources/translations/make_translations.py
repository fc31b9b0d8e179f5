"""Finds the texts of the window, brings the `.ts` files up to date and compiles them: `make translations`."""

import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import ui.words
from station.outcomes import Answer
from ui.panels.tape_model import WORDS
from ui.translation import LANGUAGES

HERE = Path(__file__).parent
SOURCES = HERE.parent.parent / "ui"

FIELDS = (
    "quantity",
    "location",
    "lot",
    "serial",
    "ipn",
    "supplier",
    "supplier_part",
    "mpn",
    "purchase_order",
    "packaging",
    "expiry",
    "revision",
    "description",
    "units",
    "part",
    "manufacturer",
    "supplier_reference",
    "target_date",
    "model",
    "pk",
    "unit",
    "order_line",
    "customer_part",
    "customer_order",
    "supplier_order",
    "invoice",
    "packing_list",
    "date_code",
    "country",
    "customer_lot",
    "mfg_date",
    "ship_date",
    "gtin",
)
"""Details of items and fields of labels, as `ui.words.field_name` gets them."""


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
        lines = (f"QT_TRANSLATE_NOOP({context!r}, {text!r})\n" for context, text in sorted(set(_texts())))
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
    for value in vars(ui.words).values():
        if isinstance(value, dict) and value and all(isinstance(key, ui.words.WORDED) for key in value):
            yield from (("words", text) for text in value.values() if text)
    tree = ast.parse((SOURCES / "words.py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="tr"), args=[ast.Constant(value=str(text))]):
                yield "words", text
    events = [outcome.__name__ for outcome in Answer.__subclasses__()]
    yield from (("words", text.upper()) for text in (*events, *WORDS.values()))
    yield from (("fields", ui.words.plain_field_name(key)) for key in FIELDS)


def _run(tool: str, *words: str) -> None:
    subprocess.run([str(Path(sys.executable).with_name(tool)), *words], check=True)


if __name__ == "__main__":
    main()
