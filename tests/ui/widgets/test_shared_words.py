"""Buttons that say the same share their laid-out words: each still draws its own, at its own width."""

from __future__ import annotations

from clinic_app.ui.widgets.buttons import Button
from tests.ui.conftest import Show
from tests.ui.seeing import changed_pixels, picture

WORDS = "Several words that go over two lines where a button is slim"


def test_two_widths_of_one_text_are_drawn_each_as_it_is_alone(show: Show) -> None:
    alone = Button(WORDS)
    show(alone, 160)
    expected = picture(alone)
    slim, wide = Button(WORDS), Button(WORDS)
    show(wide, 600)
    picture(wide)
    show(slim, 160)
    picture(wide)
    assert changed_pixels(picture(slim), expected) == 0


def test_a_button_that_says_something_new_is_measured_anew(show: Show) -> None:
    button = Button("Yes")
    show(button, 200)
    narrow = button.sizeHint().width()
    button.set_words("Yes, and for a long time already")
    assert button.sizeHint().width() > narrow
    button.set_words("Yes")
    assert button.sizeHint().width() == narrow
