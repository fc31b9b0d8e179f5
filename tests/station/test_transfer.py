"""CSV files in and out: all or nothing, and each mistake by its place."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from station.errors import InputError, MistakesError
from station.outcomes import Found
from station.records import ItemKind, ItemRef
from station.service import Station
from station.settings import Settings
from tests.conftest import BOTH, DEMO, Opener, scan_of

pytestmark = BOTH

REEL, OTHER = ItemRef(ItemKind.STOCKITEM, 2), ItemRef(ItemKind.STOCKITEM, 3)


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """Return a copy of the demo files that a test may damage."""
    return Path(shutil.copytree(DEMO, tmp_path / "demo"))


@pytest.fixture
def empty(empty_database: str) -> Iterator[Station]:
    station = Station.open(empty_database, Settings())
    yield station
    station.close()


def edit(path: Path, line: int, old: str, new: str) -> None:
    lines = path.read_text().split("\n")
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    path.write_text("\n".join(lines))


def test_the_demo_stock_comes_in_whole(empty: Station) -> None:
    report = empty.import_files([DEMO])
    assert report.counts["stock items"] == empty.count(ItemKind.STOCKITEM) == 1106
    assert report.counts["parts"] == empty.count(ItemKind.PART) == 414
    assert report.counts["supplier parts"] == empty.count(ItemKind.SUPPLIERPART) == 773
    assert report.counts["locations"] == empty.count(ItemKind.STOCKLOCATION) == 19
    assert report.counts["purchase orders"] == empty.count(ItemKind.PURCHASEORDER) == 12
    assert report.counts["purchase order lines"] == 30


def test_a_dry_run_counts_and_changes_nothing(empty: Station) -> None:
    report = empty.import_files([DEMO], is_dry_run=True)
    assert report.is_dry_run
    assert report.counts["stock items"] == 1106
    assert empty.count(ItemKind.STOCKITEM) == 0


def test_progress_ends_with_all_bytes_read(empty: Station) -> None:
    told: list[tuple[int, int]] = []
    empty.import_files([DEMO], progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] == sum(path.stat().st_size for path in DEMO.glob("*.csv"))


def test_importing_again_brings_items_up_to_date_and_keeps_their_links(station: Station, demo: Path) -> None:
    station.link(station.read("REEL-1"), REEL)
    edit(demo / "stock.csv", 2, "440.00000", "12.5")
    report = station.import_files([demo / "stock.csv"])
    assert (report.added, report.updated) == (0, 1106)
    found = station.scan(scan_of("REEL-1"))
    assert isinstance(found, Found)
    assert found.item.details["quantity"] == "12.5"


def test_the_finder_follows_an_import(station: Station, demo: Path) -> None:
    edit(demo / "stock.csv", 2, "P10KAWTR-ND", "NEWSKU-99")
    station.import_files([demo / "stock.csv"])
    assert [item.ref for item in station.find("newsku-99").items] == [REEL]
    assert REEL not in [item.ref for item in station.find("P10KAWTR-ND").items]


@pytest.mark.parametrize(
    ("edited", "place"),
    [
        ((2, "440.00000", "many"), "stock.csv, line 2, column Quantity"),
        ((3, "610.00000", "nan"), "stock.csv, line 3, column Quantity"),
        ((4, "915.00000", "-1"), "stock.csv, line 4, column Quantity"),
        ((2, "P10KAWTR-ND", "P" * 301), "stock.csv, line 2, column Supplier Part SKU"),
        ((2, "2,28", "x,28"), "stock.csv, line 2, column ID"),
        ((2, "2,28", "0,28"), "stock.csv, line 2, column ID"),
        ((3, "3,28", "2,28"), "stock.csv, line 3, column ID: 2 was there before"),
        ((2, "R_10K_0402_1%", "  "), "stock.csv, line 2, column Part Name"),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_comes_in(
    empty: Station, demo: Path, edited: tuple[int, str, str], place: str
) -> None:
    edit(demo / "stock.csv", *edited)
    with pytest.raises(InputError) as told:
        empty.import_files([demo])
    assert place in told.value.title
    assert empty.find("", kind=None).items == ()


def test_all_wrong_rows_are_told_at_once_up_to_a_limit(empty: Station, demo: Path) -> None:
    path = demo / "stock.csv"
    path.write_text(path.read_text().replace(".00000,", " pieces,"))
    with pytest.raises(InputError, match=r"100\+ mistakes"):
        empty.import_files([path])


def test_a_line_with_too_few_cells_hides_no_other_mistake(empty: Station, demo: Path) -> None:
    edit(demo / "parts.csv", 2, "True", "perhaps")
    for name in ("parts.csv", "stock.csv"):
        with (demo / name).open("a") as file:
            file.write("1,2,3\n")
    with pytest.raises(MistakesError, match="3 mistakes") as told:
        empty.import_files([demo])
    assert [mistake.split(",")[0] for mistake in told.value.mistakes] == [
        "parts.csv",
        "parts.csv",
        "stock.csv",
    ]


@pytest.mark.parametrize("column", ["Quantity", "Batch Code", "ID"])
def test_a_missing_column_is_named(empty: Station, demo: Path, column: str) -> None:
    edit(demo / "stock.csv", 1, column, "Other")
    with pytest.raises(InputError, match=f"stock.csv has no column “{column}”"):
        empty.import_files([demo])


def test_files_that_are_not_ours_are_told(empty: Station, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("Colour,Size\nred,3\n")
    with pytest.raises(InputError, match="Colour, Size"):
        empty.import_files([other])
    (tmp_path / "nothing").mkdir()
    with pytest.raises(InputError, match="has no CSV file"):
        empty.import_files([tmp_path / "nothing"])
    with pytest.raises(InputError, match="No such file"):
        empty.import_files([tmp_path / "missing.csv"])
    (tmp_path / "blank.csv").touch()
    with pytest.raises(InputError, match="titles are missing"):
        empty.import_files([tmp_path / "blank.csv"])


@pytest.mark.parametrize(
    ("damage", "told"),
    [(b"\xff\xfe", "UTF-8"), (b'9,"open', "not CSV"), (b"1,2,3", "3 cells under 19 titles")],
)
def test_a_damaged_file_is_named_and_nothing_comes_in(
    empty: Station, demo: Path, damage: bytes, told: str
) -> None:
    path = demo / "stock.csv"
    path.write_bytes(path.read_bytes() + damage)
    with pytest.raises(InputError, match=told):
        empty.import_files([demo])
    assert empty.find("", kind=None).items == ()


def test_a_byte_order_mark_and_empty_lines_do_no_harm(empty: Station, demo: Path) -> None:
    path = demo / "stock.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes() + b"\r\n\r\n")
    assert empty.import_files([path]).counts["stock items"] == 1106


def test_exported_links_come_back_with_their_control_characters(
    open_station: Opener, tmp_path: Path, stock_file: Path
) -> None:
    station, text = open_station(), "BOX\x1d7\x1e \\ ü"
    station.link(station.read(text), REEL)
    path = tmp_path / "links.csv"
    assert station.export_links(path) == 1
    fresh_file = Path(shutil.copy(stock_file, tmp_path / "fresh.sqlite"))
    fresh = Station.open(f"sqlite:///{fresh_file}", Settings())
    report = fresh.import_files([path])
    again = fresh.import_files([path])
    found = fresh.scan(scan_of(text))
    fresh.close()
    assert (report.added, again.added) == (1, 0)
    assert isinstance(found, Found)
    assert found.item.ref == REEL


def test_an_imported_link_that_is_in_the_way_stops_the_whole_import(station: Station, tmp_path: Path) -> None:
    for text in ("BOX-1", "BOX-2"):
        station.link(station.read(text), REEL)
    path = tmp_path / "links.csv"
    station.export_links(path)
    station.undo()
    station.undo()
    station.link(station.read("BOX-2"), OTHER)
    with pytest.raises(InputError, match=r"line 3, column Code: Belongs to stockitem:3"):
        station.import_files([path])
    assert station.links(REEL) == ()


def test_a_link_that_was_approved_before_comes_back_whatever_the_policy(
    station: Station, tmp_path: Path
) -> None:
    station.link(station.read("ERJ-XGNJ103Y"), REEL, override="the only box")
    path = tmp_path / "links.csv"
    station.export_links(path)
    station.undo()
    assert station.import_files([path]).added == 1
    assert len(station.links(REEL)) == 1


def test_a_code_of_our_own_never_comes_in_as_a_link(station: Station, tmp_path: Path) -> None:
    station.link(station.read("BOX-1"), REEL)
    path = tmp_path / "links.csv"
    station.export_links(path)
    edit(path, 2, "BOX-1", "INV-SI999999")
    with pytest.raises(InputError, match="line 2, column Code: A code of our own kind is never linked"):
        station.import_files([path])


def test_a_wrong_escape_in_a_link_is_named(station: Station, tmp_path: Path) -> None:
    station.link(station.read("BOX-1"), REEL)
    path = tmp_path / "links.csv"
    station.export_links(path)
    edit(path, 2, "BOX-1", "BOX\\q")
    with pytest.raises(InputError, match="line 2, column Code: The escape at character 4"):
        station.import_files([path])


def test_an_export_that_cannot_be_written_is_told(station: Station, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        station.export_links(tmp_path / "missing" / "links.csv")
