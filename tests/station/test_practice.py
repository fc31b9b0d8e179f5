"""The practice database is made once, kept, made anew on request, and never shared."""

from pathlib import Path

import pytest

from station.codes import read_code
from station.errors import StationError
from station.outcomes import Unknown
from station.practice import REEL_WORDS, open_practice, practice_folder, practice_labels, reel_label
from station.records import ItemKind
from station.service import Station
from station.settings import Settings, default_database
from tests.conftest import scan_of


def test_what_was_practised_survives_until_a_reset(tmp_path: Path) -> None:
    with open_practice(tmp_path, Settings()) as database:
        station = Station.open(database, Settings())
        item = station.find(REEL_WORDS).items[0]
        station.link(station.read("BOX"), item.ref)
        station.close()
    for is_new, count in ((False, 1), (True, 0)):
        with open_practice(tmp_path, Settings(), is_new=is_new) as database:
            station = Station.open(database, Settings())
            assert len(station.links(item.ref)) == count
            assert station.count(ItemKind.STOCKITEM) == 1108
            station.close()


def test_each_reel_of_the_guide_is_unknown_and_agrees_with_its_item(tmp_path: Path) -> None:
    texts = [reel_label(number) for number in (0, 1, 1_000_002)]
    assert len({read_code(text).key for text in texts}) == 3
    with open_practice(tmp_path, Settings()) as database:
        station = Station.open(database, Settings())
        item = station.find(REEL_WORDS).items[0]
        outcome = station.scan(scan_of(texts[0], target=item))
        assert isinstance(outcome, Unknown)
        assert all(comparison.agrees for comparison in outcome.comparisons)
        assert outcome.comparisons
        station.close()


def test_only_one_window_practises_at_a_time(tmp_path: Path) -> None:
    with (
        open_practice(tmp_path, Settings()),
        pytest.raises(StationError, match="open already"),
        open_practice(tmp_path, Settings(), is_new=True),
    ):
        pass
    with open_practice(tmp_path, Settings()) as database:
        assert database.endswith("training.sqlite")


def test_a_damaged_practice_database_names_the_reset_that_mends_it(tmp_path: Path) -> None:
    (tmp_path / "training.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(StationError) as caught, open_practice(tmp_path, Settings()):
        pass
    assert "--reset" in caught.value.advice
    with open_practice(tmp_path, Settings(), is_new=True):
        pass


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StationError, match="cannot be kept"), open_practice(tmp_path / "file", Settings()):
        pass
    (tmp_path / "training.sqlite").mkdir()
    with (
        pytest.raises(StationError, match="cannot be kept"),
        open_practice(tmp_path, Settings(), is_new=True),
    ):
        pass


def test_the_practice_database_is_not_the_real_one() -> None:
    assert default_database() != f"sqlite:///{practice_folder() / 'training.sqlite'}"
    assert [label.name for label in practice_labels()][-5:] == ["LINK", "UNLINK", "UNDO", "PARK", "CANCEL"]
