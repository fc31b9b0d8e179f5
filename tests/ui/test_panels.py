"""The models behind the tables, the words for every state and the colours they are read in."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester

from station.codes import read_code
from station.desk import Desk, LinkRequest, MoveRequest, Note, State
from station.outcomes import Comparison, Hit, Proposal, Refusal
from station.records import Item, ItemKind, ItemRef
from station.roles import Role
from station.service import Station
from tests.conftest import scan_of
from tests.ui.conftest import Dock
from ui.app import ICONS
from ui.panels.finder_model import PAGE
from ui.panels.tape_model import LENGTH, entry_of
from ui.phrases import HEADLINES, NOTES, SENTENCES
from ui.style import LOOKS
from ui.words import (
    breakable,
    candidate,
    describe,
    headline,
    next_step,
    picks,
    sentence,
    shorten,
    shorten_all,
)


def test_the_finder_fetches_page_by_page(dock: Dock) -> None:
    model = dock.window.finder.model
    dock.find("")
    assert model.rowCount() in (PAGE, 2 * PAGE), "what is seen, and perhaps the page after it"

    def is_all_here() -> bool:
        model.fetchMore(QModelIndex())
        return model.rowCount() == 1106

    dock.qtbot.waitUntil(is_all_here)
    assert not model.canFetchMore(QModelIndex())
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Item"
    assert model.data(model.index(0, 3), Qt.ItemDataRole.ToolTipRole) == "Electronics Lab/Reel Storage"


def test_the_finder_keeps_the_rules_of_a_model(dock: Dock) -> None:
    model = dock.window.finder.model
    dock.find("no such thing at all")
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    dock.find("r_10k_0402")
    dock.find("c_100nf")
    assert model.rowCount() > 0


def test_rows_for_short_words_come_piece_by_piece_and_the_first_of_them_are_shown_at_once(
    dock: Dock, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = [item.ref for item in dock.desktop.station.find("re 0402 l", limit=2000).items]
    monkeypatch.setattr("station.finder.SPAN", 100)
    model = dock.window.finder.model
    dock.find("re 0402 l")
    assert 0 < model.rowCount() <= len(expected)

    def is_all_here() -> bool:
        model.fetchMore(QModelIndex())
        return model.rowCount() == len(expected)

    dock.qtbot.waitUntil(is_all_here)
    found = [model.item(row).ref for row in range(model.rowCount())]
    assert found == expected
    dock.find("§")
    assert model.rowCount() == 0


def test_answers_to_an_older_search_are_passed_over(dock: Dock) -> None:
    model = dock.window.finder.model
    with dock.qtbot.waitSignal(model.searched) as searched:
        model.search("r_10k_0402")
        model.search("no such thing at all")
    assert searched.args == ["no such thing at all"]
    assert model.rowCount() == 0
    assert "Try fewer" in dock.window.finder._hint.text()


def test_the_tape_keeps_the_newest_lines_and_the_rules_of_a_model(dock: Dock) -> None:
    model = dock.window.tape.model
    outcome = dock.desktop.station.scan(scan_of("INV-SI2"))
    for _ in range(LENGTH - 2):
        dock.window.tape.add(outcome)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    for _ in range(4):
        dock.window.tape.add(outcome)
    assert model.rowCount() == LENGTH
    assert model.data(model.index(0, 1)) == "FOUND"
    assert model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole) == outcome.reason


@pytest.mark.parametrize("state", State)
def test_every_state_has_words_and_an_icon_and_no_two_share_both(state: State) -> None:
    item = Item(ItemRef(ItemKind.STOCKITEM, 7), "Reel", {"location": "Shelf"})
    desk = Desk(state=state, item=item, selected=item, is_pinned=True, reason="because")
    assert headline(desk).startswith(HEADLINES[state])
    assert "{" not in sentence(desk)
    assert state in SENTENCES
    assert next_step(desk) == next_step(desk).strip()
    assert (ICONS / f"{LOOKS[state].icon}.svg").is_file()
    others = [HEADLINES[other] for other in State if other is not state]
    assert HEADLINES[state] not in others


@pytest.mark.parametrize("state", [State.UNKNOWN, State.CHECK, State.SHARED])
def test_keys_are_named_only_where_they_choose_something(state: State) -> None:
    item = Item(ItemRef(ItemKind.STOCKITEM, 7), "Reel")
    assert "F7" not in next_step(Desk(state=state))
    assert "F5" in next_step(Desk(state=state, proposals=(Proposal(item, (), 1),)))


def test_nothing_tells_to_link_to_a_part_that_no_key_chooses() -> None:
    part = Item(ItemRef(ItemKind.PART, 12), "C_10NF")
    desk = Desk(state=State.SHARED, refusal=Refusal.PRODUCT)
    assert "part" not in next_step(desk)
    desk = replace(desk, hits=(Hit("mpn", "ABC", part),))
    assert "F5" in next_step(desk)
    assert picks(desk)[0] == "Part #12"
    assert candidate(desk.others[0], "F5") == "F5  Part #12 C_10NF"


@pytest.mark.parametrize("note", [Note.NONE, Note.NOT_ALLOWED])
@pytest.mark.parametrize("role", [None, Role.READ, Role.PARK, Role.LINK])
@pytest.mark.parametrize("state", [State.LOCKED, State.SIGNED_IN, State.UNKNOWN, State.OFFER, State.FOUND])
def test_a_key_is_named_only_to_somebody_for_whom_it_acts(
    state: State, role: Role | None, note: Note
) -> None:
    item, code = Item(ItemRef(ItemKind.STOCKITEM, 7), "Reel"), read_code("X")
    desk = Desk(state, item, number=1, item=item, role=role, held=2, removable=code, note=note)
    if state is State.OFFER:
        desk = replace(desk, pending=LinkRequest(code, item))
    said = f"{sentence(desk)}\n{next_step(desk)}"
    assert "F8" not in said or desk.may(Role.PARK)
    assert "F3" not in said or desk.can_link
    assert "F4" not in said or desk.may(Role.LINK)
    assert "F8" in said or state is not State.UNKNOWN or not desk.may(Role.PARK)


@pytest.mark.parametrize(("role", "words"), [(Role.LINK, ""), (Role.MOVE, "Move here")])
def test_moving_is_named_only_to_somebody_who_may(role: Role, words: str) -> None:
    item, code = Item(ItemRef(ItemKind.STOCKITEM, 7), "Reel"), read_code("X")
    desk = Desk(State.CONFLICT, item, role=role, pending=MoveRequest(code, item, seen=1))
    assert picks(desk)[2] == words
    assert ("F7" in next_step(desk)) == bool(words)


def test_a_field_is_called_the_same_in_the_banner_and_beside_the_label() -> None:
    item = Item(ItemRef(ItemKind.STOCKITEM, 7), "Reel")
    differs = Comparison("mpn", "A", "B", agrees=False, is_binding=True)
    desk = Desk(
        state=State.CHECK,
        item=item,
        code=read_code("X"),
        refusal=Refusal.DISAGREES,
        comparisons=(differs,),
    )
    assert "MPN A on the label" in sentence(desk)


def test_every_note_has_words() -> None:
    assert set(NOTES) == set(Note) - {Note.NONE}


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    of = QColor(colour)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
        for part in (of.redF(), of.greenF(), of.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("pair", sorted({(look.background, look.foreground) for look in LOOKS.values()}))
def test_contrast_is_enough_to_read_from_afar(pair: tuple[str, str]) -> None:
    dark, light = sorted(map(luminance, pair))
    assert (light + 0.05) / (dark + 0.05) >= 5.9


def test_codes_are_shown_on_one_line_with_what_cannot_be_seen_by_name() -> None:
    assert shorten("A\x1dB\n") == r"A\x1dB\n"
    assert shorten("x" * 30 + "TELLS-THEM-APART-1234567").endswith("TELLS-THEM-APART-1234567")
    assert breakable("short words stay") == "short words stay"
    assert breakable("0123456789") == "01234567\u200b89"


REEL = (
    "[)>\x1e06\x1dP{part}\x1dV80036966\x1dQ4000\x1d1TSV82\x1dS{serial}\x1d1P08052C103M4Z2A\x1dI\x1d\x1e\x04"
)


def test_reels_of_one_delivery_are_told_apart_by_what_their_labels_say() -> None:
    reels = [REEL.format(part="P210378BFKAX00", serial=f"CM00000{number}") for number in range(9)]
    assert shorten(reels[1]) == "08052C103M4Z2A · Serial CM000001"
    assert len({shorten(reel) for reel in reels}) == 9
    lots = [reels[0].replace("SCM000000\x1d", "").replace("SV82", f"SV8{lot}") for lot in range(9)]
    assert shorten(lots[3]) == "08052C103M4Z2A · Lot SV83"


def test_no_escape_is_cut_in_two() -> None:
    text = "x" * 11 + "\x1d" * 20 + "y" * 23
    assert shorten(text) == "x" * 11 + r"\x1d … \x1d" + "y" * 23
    assert breakable("1234567\x1d9") == "1234567\\x1d\u200b9"


def test_a_change_of_two_codes_names_both_on_the_tape() -> None:
    first, second = (REEL.format(part="P1", serial=serial) for serial in ("A1", "B2"))
    assert shorten_all((first, second)) == "08052C103M4Z2A · Serial A1, 08052C103M4Z2A · Serial B2"


def test_all_that_a_label_says_is_told_and_of_a_label_without_fields_the_whole_text() -> None:
    assert "Quantity 4000 · Lot SV82 · Serial A1" in describe(REEL.format(part="P1", serial="A1"))
    assert describe("BOX\x1d1") == r"BOX\x1d1"


def test_the_tape_says_of_another_items_code_what_the_banner_said(station: Station) -> None:
    owner, other = station.find("", kind=ItemKind.STOCKITEM, limit=2).items
    station.link(station.read("BAG-1"), owner.ref)
    for event, target in (("conflict", other), ("found", owner), ("found", None)):
        assert entry_of(station.scan(scan_of("BAG-1", target=target))).event == event
    assert entry_of(station.scan(scan_of("BAG-1", target=other, unlinks=True))).event == "found"
