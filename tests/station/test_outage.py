"""The server stops and comes back: what was read is told as such, links are kept and checked again."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue

import pytest
from sqlalchemy.engine import make_url

from station import acts, dialogue
from station.acts import Rules
from station.codes.commands import card_text
from station.desk import Desk, LinkRequest, Note, State, UndoRequest
from station.errors import AwayError, StoreError
from station.intake import Intake
from station.outage import Outage
from station.outbox import Outbox
from station.outcomes import Conflict, Found, KeptLink, Linked, Outcome, Refusal, Refused
from station.records import ItemKind, ItemRef
from station.service import Station
from station.settings import Settings, StationSettings, data_folder
from station.spool import Spool
from tests.conftest import DEMO, scan_of
from tests.postgres import Server
from tests.station.intake import Ear

REEL, OTHER = ItemRef(ItemKind.STOCKITEM, 2), ItemRef(ItemKind.STOCKITEM, 3)
PATIENCE = 20  # s, never waited for in full


@pytest.fixture(scope="module")
def dock_server() -> Iterator[Server]:
    """Return a server that these tests stop and start."""
    server = Server()
    yield server
    server.close()


@dataclass
class Dock:
    """A station on a server that can be stopped, and another station beside it."""

    server: Server
    here: Station
    there: Station
    trays: "Queue[tuple[KeptLink, ...]]" = field(default_factory=Queue)

    def wait_for_sending(self) -> tuple[KeptLink, ...]:
        """Start the server and wait until what was kept has been sent; return the tray."""
        self.server.start()
        while self.here.outage.pending():
            tray = self.trays.get(timeout=PATIENCE)
        return tray


@pytest.fixture
def dock(dock_server: Server) -> Iterator[Dock]:
    name = dock_server.create()
    anna, ben = (
        Settings(station=StationSettings(name=dock, operator=who))
        for dock, who in (("dock-1", "anna"), ("dock-2", "ben"))
    )
    here, there = Station.open(dock_server.url(name), anna), Station.open(dock_server.url(name), ben)
    here.import_files([DEMO / "stock.csv"])
    dock = Dock(dock_server, here, there)
    watch = here.watch(lambda _number: None, dock.trays.put)
    assert dock.trays.get(timeout=PATIENCE) == ()
    yield dock
    watch.stop()
    here.close()
    there.close()


def test_a_link_kept_while_the_server_is_away_is_made_when_it_is_back(dock: Dock) -> None:
    code = dock.here.read("REEL-1")
    dock.server.stop()
    with pytest.raises(AwayError):
        dock.here.link(code, REEL)
    kept = dock.here.outage.keep(code, REEL)
    assert dock.here.outage.pending() == (kept,)
    assert dock.wait_for_sending() == ()
    found = dock.here.scan(scan_of("REEL-1"))
    assert isinstance(found, Found)
    assert found.item.ref == REEL
    newest = dock.here.history(3)
    assert [entry.operator for entry in newest if entry.event == "link"] == ["anna"]
    assert "while the server was away" in next(entry.reason for entry in newest if entry.event == "link")


def test_a_kept_link_that_meets_another_owner_goes_to_the_tray_and_is_dismissed_by_a_person(
    dock: Dock,
) -> None:
    dock.there.link(dock.there.read("REEL-1"), OTHER)
    dock.server.stop()
    for text in ("REEL-1", "REEL-2"):
        dock.here.outage.keep(dock.here.read(text), REEL)
    dock.here.outage.keep(dock.here.read("REEL-3"), ItemRef(ItemKind.STOCKITEM, 999_999))
    owned, missing = dock.wait_for_sending()
    assert "ben" in owned.trouble
    assert "stockitem:999999" in missing.trouble
    assert [link.raw for link in dock.here.links(REEL)] == ["REEL-2"]
    assert [link.raw for link in dock.here.links(OTHER)] == ["REEL-1"]
    assert dock.here.outage.dismiss(owned.number)
    assert not dock.here.outage.dismiss(owned.number)
    assert dock.here.outage.tray() == (missing,)


def test_a_kept_link_that_was_made_just_before_the_program_ended_is_not_made_twice(dock: Dock) -> None:
    code = dock.here.read("REEL-1")
    dock.server.stop()
    dock.here.outage.keep(code, REEL)
    dock.here.outage.keep(code, REEL)
    assert len(dock.here.outage.pending()) == 1
    dock.server.start()
    sent = [dock.there.link(code, REEL), *dock.there.outage.send()]
    assert {type(outcome) for outcome in sent} <= {Linked, Found}
    assert len(dock.here.links(REEL)) == 1
    assert dock.there.outage.pending() == ()


def test_kept_links_survive_the_program_and_belong_to_their_database(dock: Dock, tmp_path: Path) -> None:
    dock.server.stop()
    code = dock.here.read("[)>\x1e06\x1d1PABC\x1dQ5\x1e\x04", "d2")
    dock.here.outage.keep(code, REEL, adds=True, override="by hand")
    place = make_url(dock.server.url("other"))
    assert Outbox.beside(data_folder(), place).pending() == ()
    again = Outbox.beside(data_folder(), dock.here._engine.url)
    kept = [(link.code, link.item, link.operator, link.adds, link.override) for link in again.pending()]
    assert kept == [(code, REEL, "anna", True, "by hand")]
    assert dock.wait_for_sending() == ()


def test_a_look_up_is_answered_from_the_last_read_and_marked(dock: Dock) -> None:
    dock.here.link(dock.here.read("REEL-1"), REEL)
    dock.here.scan(scan_of("REEL-1"))
    dock.here.scan(scan_of("NEVER-1"))
    dock.server.stop()
    known = dock.here.outage.recall(scan_of("REEL-1"))
    assert known.found is not None
    assert known.found.item.ref == REEL
    assert known.found.reason.startswith("As of ")
    assert dock.here.outage.recall(scan_of("NEVER-1")).found is None
    dock.server.start()
    dock.here.unlink(dock.here.read("REEL-1"))
    assert dock.here.outage.recall(scan_of("REEL-1")).found is None


def test_what_was_last_read_is_never_linked_by(dock: Dock) -> None:
    code = dock.here.read("REEL-1")
    dock.here.link(code, REEL)
    dock.here.scan(scan_of("REEL-1"))
    dock.there.unlink(code)
    dock.there.link(code, OTHER)
    outcome = dock.here.link(code, REEL)
    assert isinstance(outcome, Conflict)
    assert outcome.item.ref == OTHER


def test_the_screen_offers_only_to_keep_what_nobody_can_look_up(dock: Dock) -> None:
    item = dock.here.item(REEL)
    assert item
    dock.here.link(dock.here.read("REEL-1"), REEL)
    dock.here.scan(scan_of("REEL-1"))
    recall = dock.here.outage.recall
    known, _ = dialogue.recall(Desk(), recall(scan_of("REEL-1", target=item)))
    assert (known.state, known.item, known.can_link, known.removable) == (State.RECALLED, item, False, None)
    unsure, _ = dialogue.recall(Desk(), recall(scan_of("NEW", target=item)))
    assert (unsure.state, unsure.can_link, unsure.can_park) == (State.UNSURE, True, False)
    working, request = acts.link(unsure)
    assert isinstance(request, LinkRequest)
    assert dialogue.recall(working, recall(scan_of("NEXT", target=item))) == (working, None)
    kept = dialogue.keep(working, request)
    assert (kept.state, kept.item, kept.can_link) == (State.KEPT, item, False)
    for scan in (scan_of("NEW"), scan_of("", target=item), scan_of("INV-SI9", target=item)):
        assert not dialogue.recall(Desk(), recall(scan))[0].can_link


def test_an_item_can_be_chosen_for_a_label_that_nobody_can_look_up_and_let_go_again(dock: Dock) -> None:
    item = dock.here.item(REEL)
    assert item
    unsure, _ = dialogue.recall(Desk(), dock.here.outage.recall(scan_of("NEW")))
    assert acts.link(unsure)[0].note is Note.CHOOSE_ITEM
    chosen = acts.choose(unsure, item)
    assert (chosen.state, chosen.can_link) == (State.UNSURE, True)
    assert acts.release(chosen).state is State.UNSURE
    assert not acts.release(chosen).can_link


def test_a_code_that_every_box_carries_needs_a_reason_while_the_server_is_away_too(dock: Dock) -> None:
    item = dock.here.item(REEL)
    box = dock.here.outage.recall(scan_of("4006381333931", target=item))
    assert dialogue.recall(Desk(), box, Rules(policy="strict"))[0].state is State.SHARED


def test_command_cards_work_while_the_server_is_away(dock: Dock) -> None:
    item = dock.here.item(REEL)
    unsure, _ = dialogue.recall(Desk(can_undo=True), dock.here.outage.recall(scan_of("NEW", target=item)))
    _, link = dialogue.recall(unsure, dock.here.outage.recall(scan_of(card_text("LINK"))))
    assert isinstance(link, LinkRequest)
    _, undo = dialogue.recall(unsure, dock.here.outage.recall(scan_of(card_text("UNDO"))))
    assert undo == UndoRequest()


def test_an_outbox_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("in the way")
    station = Station.open(f"sqlite:///{tmp_path / 's.sqlite'}", Settings())
    outbox = Outbox(tmp_path / "folder" / "outbox.sqlite")
    with pytest.raises(StoreError, match="cannot be kept"):
        outbox.keep(station.read("X"), REEL, station._sign(""))
    assert not outbox.drop(1)
    station.close()


def test_only_so_much_is_remembered(monkeypatch: pytest.MonkeyPatch, dock: Dock) -> None:
    monkeypatch.setattr("station.lastread.KEPT", 1)
    for text in ("INV-SI2", "INV-SI3"):
        dock.here.scan(scan_of(text))
    assert dock.here.outage.recall(scan_of("INV-SI2")).found is None
    assert dock.here.outage.recall(scan_of("INV-SI3")).found is not None


def test_many_threads_keep_links_at_once_and_none_is_lost(tmp_path: Path) -> None:
    station = Station.open(f"sqlite:///{tmp_path / 's.sqlite'}", Settings())
    codes = [station.read(f"REEL-{number}") for number in range(40)]
    threads = [threading.Thread(target=station.outage.keep, args=(code, REEL)) for code in codes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = {link.code.raw for link in station.outage.pending()}
    station.close()
    assert kept == {code.raw for code in codes}


def test_a_server_that_is_away_again_while_links_are_sent_gets_the_rest_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("station.outage.RETRY", 0.0)
    station = Station.open(f"sqlite:///{tmp_path / 's.sqlite'}", Settings())
    troubles = ["The server is gone."]

    def link(kept: KeptLink) -> Outcome:
        if troubles:
            raise AwayError(troubles.pop())
        return Refused(refusal=Refusal.MISSING, reason=f"{kept.code.raw} may not be linked.")

    outage = Outage(Outbox(tmp_path / "outbox.sqlite"), station.read, station._sign, link)
    outage.keep(station.read("REEL-1"), REEL)
    trays: list[tuple[KeptLink, ...]] = []
    outage.tend(trays.append)
    assert (trays, len(outage.pending())) == ([], 1)
    outage.tend(trays.append)
    assert [kept.trouble for kept in trays[0]] == ["REEL-1 may not be linked."]
    outage.tend(trays.append)
    assert len(trays) == 1
    station.close()


def test_scans_of_an_outage_are_recalled_at_once_and_journalled_by_the_next_run(
    dock: Dock, tmp_path: Path
) -> None:
    dock.here.scan(scan_of("INV-SI2"))
    ear = Ear()
    intake = Intake(dock.here, Spool(tmp_path, "dock-1"), ear.listeners())
    dock.server.stop()
    texts = ["INV-SI2", "NEW", card_text("CANCEL")]
    for text in texts:
        intake.take(scan_of(text))
        recalled = ear.recalled.get(timeout=PATIENCE)
        assert (recalled.scan.text, recalled.found is not None) == (text, text == "INV-SI2")
    intake.close()
    dock.server.start()
    again = Intake(dock.here, Spool(tmp_path, "dock-1"), ear.listeners())
    assert ear.texts(3, ear.recovered) == texts
    again.close()
    assert ear.recalled.empty()
    assert ear.resolved.empty()
    scans = [entry.code for entry in dock.here.history() if entry.device]
    assert scans == [*reversed(texts), "INV-SI2"]


def test_a_card_that_acted_while_the_server_was_away_only_tells_when_it_is_back(
    dock: Dock, tmp_path: Path
) -> None:
    ear = Ear()
    intake = Intake(dock.here, Spool(tmp_path, "dock-1"), ear.listeners())
    dock.server.stop()
    intake.take(scan_of(card_text("UNDO")))
    assert ear.recalled.get(timeout=PATIENCE).code.command == "UNDO"
    dock.server.start()
    answered = ear.resolved.get(timeout=PATIENCE)
    intake.close()
    assert answered.scan
    assert answered.scan.is_late
    assert ear.recalled.empty()
