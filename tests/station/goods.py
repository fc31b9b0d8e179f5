"""Codes as a reader of labels would hand them over, and stock for them to agree with."""

import csv
from pathlib import Path

from station.records import Code, Identity
from station.service import Station
from station.sheets import PurchaseOrderSheet, Sheet, StockSheet, SupplierPartSheet


def code_of(
    text: str, identity: Identity = Identity.UNIT, *, supplier: str = "", **fields: str | int
) -> Code:
    """Return the code of a label with these fields."""
    return Code(
        key=f"06:{text}",
        raw=text,
        wire=text,
        kind="ecia" if fields else "text",
        identity=identity,
        barcode_hash="0" * 32,
        fields=fields,
        supplier=supplier,
        loose="".join(char for char in text.upper() if " " < char < "\x7f"),
    )


def take_in(station: Station, folder: Path, sheet: type[Sheet], *lines: dict[str, object]) -> None:
    """Import lines, of which only the cells that matter are given, by their titles."""
    path = folder / f"{sheet.__name__}.csv"
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, sheet.columns(), restval="")
        writer.writeheader()
        writer.writerows(lines)
    station.import_files([path])


def stock(station: Station, folder: Path, *lines: dict[str, object]) -> None:
    """Import stock items with these cells."""
    take_in(station, folder, StockSheet, *({"Part Name": "C_10NF", "Quantity": 1} | line for line in lines))


def supplier_parts(station: Station, folder: Path, *lines: dict[str, object]) -> None:
    """Import supplier parts with these cells."""
    take_in(station, folder, SupplierPartSheet, *lines)


def orders(station: Station, folder: Path, *lines: dict[str, object]) -> None:
    """Import purchase orders with these cells."""
    take_in(station, folder, PurchaseOrderSheet, *lines)
