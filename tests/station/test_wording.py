"""A text of the station is plain English for all who do not ask, and can be taken apart by a screen."""

import copy
import json
import pickle

from station.errors import StationError
from station.wording import Text, join


def test_a_text_is_the_english_sentence_in_every_way() -> None:
    text = Text("order {title} {note}", title="P-118", note=Text("closed"))
    assert text == "order P-118 closed"
    assert hash(text) == hash("order P-118 closed")
    assert json.dumps([text]) == '["order P-118 closed"]'


def test_a_text_still_knows_what_it_was_made_of() -> None:
    text = Text("order {title}", title="P-118")
    assert (text.template, text.values) == ("order {title}", {"title": "P-118"})
    assert copy.deepcopy(text).template == "order {title}"
    again = pickle.loads(pickle.dumps(text))
    assert (again, again.template, again.values) == (text, text.template, text.values)


def test_braces_without_values_stand_for_themselves() -> None:
    assert Text('scan {"stockitem": 12}') == 'scan {"stockitem": 12}'
    assert Text("{code}", code='{"stockitem": 12}') == '{"stockitem": 12}'


def test_joined_texts_are_kept_apart_and_empty_ones_left_out() -> None:
    text = join("; ", Text("no stock item"), "", "G1")
    assert text == "no stock item; G1"
    assert [str(value) for value in text.values.values()] == ["no stock item", "G1"]
    assert isinstance(next(iter(text.values.values())), Text)
    assert join("; ") == ""


def test_an_error_as_text_can_still_be_translated() -> None:
    said = str(StationError(Text("{path} is gone.", path="/dev/ttyACM0"), Text("Plug it in.")))
    assert said == "/dev/ttyACM0 is gone. Plug it in."
    assert isinstance(said, Text)
