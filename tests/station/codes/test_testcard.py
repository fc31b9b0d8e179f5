"""The test card through the one door: told, and never linked."""

from station.outcomes import Command, Refused
from station.records import Identity, ItemKind, ItemRef
from station.service import Station
from station.testcard import CARD
from tests.conftest import scan_of

REEL = ItemRef(ItemKind.STOCKITEM, 2)


def test_scanning_the_card_tells_its_findings_step_by_step(station: Station) -> None:
    outcome = station.scan(scan_of(CARD.swapcase()))
    assert isinstance(outcome, Command)
    assert "Caps Lock is on" in outcome.reason
    assert [step.passed for step in outcome.steps].count(False) == 1


def test_the_card_is_never_linked_in_whatever_state_it_arrives(station: Station) -> None:
    for text in (CARD, f"]d1{CARD}", CARD.upper(), CARD[:50]):
        code = station.read(text)
        assert code.identity is Identity.OURS
        assert isinstance(station.link(code, REEL), Refused)
    assert station.links(REEL) == ()
