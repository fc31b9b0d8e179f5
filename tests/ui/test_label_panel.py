"""What the label says, beside what the item says: marks, candidates, and the code itself on demand."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from station.comparison import compare
from station.desk import Desk, State
from station.outcomes import Hit, Proposal
from station.records import Code, Item, ItemKind, ItemRef
from station.service import Station
from ui.app import make_application
from ui.panels.label import LabelPanel
from ui.words import name

LABEL = "[)>\x1e06\x1d1P08052C103M4Z2A\x1dQ4000\x1d1TL24\x1d4LPH\x1e\x04"
ITEM = Item(
    ItemRef(ItemKind.STOCKITEM, 7), "Reel", {"mpn": "08052c103m4z2a", "quantity": "440", "lot": "L24"}
)


def panel_of(qtbot: QtBot, desk: Desk) -> LabelPanel:
    make_application()
    panel = LabelPanel()
    qtbot.addWidget(panel)
    panel.show_desk(desk)
    return panel


def code_of(station: Station) -> Code:
    return station.read(LABEL)


def test_fields_that_were_compared_come_first_with_their_marks(station: Station, qtbot: QtBot) -> None:
    code = code_of(station)
    desk = Desk(state=State.CHECK, code=code, item=ITEM, comparisons=compare(code, ITEM))
    texts = [text.replace("\u200b", "") for text in panel_of(qtbot, desk).fields()]
    assert texts[texts.index("Quantity") : texts.index("Quantity") + 3] == ["Quantity", "4000", "≠ 440"]
    assert texts[texts.index("Lot") : texts.index("Lot") + 3] == ["Lot", "L24", "= same"]
    assert texts.index("Country") > max(texts.index(name) for name in ("Quantity", "Lot", "MPN"))


def test_a_label_that_was_found_is_compared_with_its_item(station: Station, qtbot: QtBot) -> None:
    panel = panel_of(qtbot, Desk(state=State.FOUND, code=code_of(station), item=ITEM))
    assert "≠ 440" in panel.fields()
    assert panel.beside() == f"Compared with {name(ITEM)}:"
    panel.show_desk(Desk(state=State.UNKNOWN, code=code_of(station), selected=ITEM))
    assert "≠ 440" not in panel.fields(), "nobody offered it to the item that happens to be shown"
    assert panel.beside() == ""


def test_in_a_conflict_the_label_is_compared_with_the_owner(station: Station, qtbot: QtBot) -> None:
    owner = replace(ITEM, ref=ItemRef(ItemKind.STOCKITEM, 99), title="Owner")
    desk = Desk(state=State.CONFLICT, code=code_of(station), item=owner, selected=ITEM)
    assert panel_of(qtbot, desk).beside() == "Compared with #99 Owner:"


def test_candidates_are_listed_with_their_keys_and_what_speaks_for_them(
    station: Station, qtbot: QtBot
) -> None:
    code = code_of(station)
    proposals = tuple(
        Proposal(replace(ITEM, ref=ItemRef(ItemKind.STOCKITEM, number)), compare(code, ITEM), 1, number == 8)
        for number in (7, 8, 9, 10)
    )
    hit = Hit("customer_order", "PO2", Item(ItemRef(ItemKind.PURCHASEORDER, 2), "PO0002"), "closed")
    desk = Desk(state=State.UNKNOWN, code=code, proposals=proposals, hits=(hit,))
    panel = panel_of(qtbot, desk)
    said = panel.candidates()
    assert "F5  #7 Reel" in said
    assert "F6  #8 Reel  (has a code)" in said
    assert "\n#10 Reel" in said, "there is no key for the fourth"
    assert "Quantity ≠ 440" in said
    assert panel.hits() == "Customer order → Purchase order #2 PO0002  (closed)"
    panel.show_desk(Desk())
    assert panel.candidates() == ""


def test_the_code_is_short_until_somebody_wants_the_whole(station: Station, qtbot: QtBot) -> None:
    code = code_of(station)
    panel = panel_of(qtbot, Desk(state=State.FOUND, code=code, item=ITEM))
    assert len(panel.code()) < 45
    panel._whole.click()
    assert "Q4000" in panel.code().replace("\u200b", "")
    panel.show_desk(Desk(state=State.FOUND, code=station.read("INV-SI2"), item=ITEM))
    assert panel.code() == "INV-SI2"
