"""Arabic in lines: letters joined, numbers and names in one piece, brackets that open the right way."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.documents import fonts
from clinic_app.documents.flowables import DARK
from clinic_app.documents.right_to_left import drawn, has_letters, isolated, joined, read
from clinic_app.documents.text import Face, lines_of

FACE = Face(fonts.TEXT, 12.0, 16.0, DARK, direction="rtl")


def plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def test_a_line_is_drawn_from_its_end() -> None:
    assert plain(drawn("اليد اليمنى", "rtl")) == "اليد اليمنى"[::-1]


def test_brackets_face_what_they_hold() -> None:
    assert plain(drawn("(يمين)", "rtl")) == "(نيمي)"
    assert drawn("(a)", "ltr") == "(a)"


@pytest.mark.parametrize("value", ["01632 960001", "Sam Rivers (Jr)", "+44 20 7946", "10–12"])
def test_a_value_is_not_torn(value: str) -> None:
    assert value in drawn(f"اتصل على {isolated(value)} الآن", "rtl")


def test_values_keep_their_order_from_the_right() -> None:
    line = drawn(f"من {isolated('12 a')} إلى {isolated('34 b')}", "rtl")
    assert line.index("34 b") < line.index("12 a")


def test_an_arabic_name_in_an_english_line() -> None:
    assert plain(drawn("For عمر علي, No. 7", "ltr")) == f"For {'عمر علي'[::-1]}, No. 7"


def test_letters_join_and_their_marks_stay() -> None:
    assert joined("لا") == "\ufefb"
    assert "ً" in joined("تمامًا")
    assert fonts.not_printable("حرّك تمامًا، لا؟ «نعم»") == ""


def test_what_only_orders_is_not_drawn() -> None:
    assert read(f"a{isolated('b')}\u200f") == "ab"
    assert joined("\u2068x\u2069") == "x"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf"]), max_size=40))
def test_a_line_without_arabic_is_drawn_as_it_is(line: str) -> None:
    if not has_letters(line):
        assert drawn(line, "ltr") == read(line)


@given(st.text("ابتج دهو 12،(). ab", max_size=60), st.floats(40, 300))
def test_no_letter_is_lost_when_lines_are_broken(said: str, room: float) -> None:
    lines = lines_of(said, FACE, room)
    assert "".join(said.split()) == "".join("".join(lines).split())
    for line in lines:
        assert FACE.width(line) <= room or len(line) == 1
        turned = plain(drawn(line, "rtl"))
        assert sorted(turned.replace("(", ")")) == sorted(plain(line).replace("(", ")"))


def test_a_held_together_number_is_not_broken() -> None:
    assert lines_of("Call 01632\u00a0960001", FACE, FACE.width("01632 960001") + 1) == ("Call", "01632\u00a0960001")
