"""The sheet of command cards and the badges, read by a reader that did not draw them."""

import pypdfium2
import pytest
import zxingcpp

from station.codes import read_code
from station.codes.badges import ALPHABET, SECRET_LENGTH, badge_text
from station.codes.commands import COMMANDS
from station.labels.cards import DPI, MEANINGS, badge_card, badge_sheet, command_cards
from station.labels.drawing import Drawing
from station.labels.lettering import ASCENT
from station.labels.reading import check
from station.labels.render import image_of, pdf_of
from station.records import Identity

SECRETS = [ALPHABET[start : start + SECRET_LENGTH] for start in range(9)]


def words_are_apart_from_codes(drawing: Drawing) -> bool:
    return all(
        line.x + line.width <= mark.box.x
        or line.x >= mark.box.x + mark.box.width
        or line.baseline <= mark.box.y
        or line.baseline - line.size * ASCENT >= mark.box.y + mark.box.height
        for line in drawing.words
        for mark in drawing.marks
    )


def test_one_sheet_has_every_command_in_both_symbologies() -> None:
    pages = command_cards()
    check(pages)
    document = pypdfium2.PdfDocument(pdf_of(pages, "Command cards"))
    [page] = [page.render(scale=DPI / 72, grayscale=True).to_pil() for page in document]
    document.close()
    found = [(read_code(code.text).command, code.format) for code in zxingcpp.read_barcodes(page)]
    both = (zxingcpp.BarcodeFormat.Code128, zxingcpp.BarcodeFormat.QRCode)
    assert sorted(found) == sorted((command, one) for command in COMMANDS for one in both)


def test_every_card_says_what_it_does_in_full() -> None:
    assert set(MEANINGS) == set(COMMANDS)
    [page] = command_cards()
    said = " ".join(line.text for line in page.words)
    assert "…" not in said
    for command, meaning in MEANINGS.items():
        assert f"{command} {meaning}" in said
    assert words_are_apart_from_codes(page)


def test_a_page_is_a4() -> None:
    [page] = command_cards()
    assert (page.width, page.height) == (2480, 3508)
    assert all(mark.box.y + mark.box.height < page.height for mark in page.marks)


@pytest.mark.parametrize(
    "name", ["Anna", "", "Maximiliane Freifrau von und zu Müller-Lüdenscheidt-Beispielhausen"]
)
def test_a_badge_reads_back_and_its_name_stays_in_its_room(name: str) -> None:
    card = badge_card(name, badge_text(SECRETS[0]))
    check([card])
    found = zxingcpp.read_barcodes(image_of(card))
    assert {code.text for code in found} == {badge_text(SECRETS[0])}
    assert len(found) == 2
    assert read_code(found[0].text).identity is Identity.OURS
    assert words_are_apart_from_codes(card)


def test_badges_fill_as_many_sheets_as_they_need() -> None:
    badges = [(f"Operator {number}", badge_text(secret)) for number, secret in enumerate(SECRETS * 2)]
    pages = badge_sheet(badges)
    check(pages)
    assert [len(page.marks) for page in pages] == [20, 16]
    assert all(mark.box.y + mark.box.height < page.height for page in pages for mark in page.marks)
