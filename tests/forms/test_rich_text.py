"""Markdown and XHTML of a form become a small harmless subset of HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.forms.rich_text import KEPT, LONGEST, from_markdown, from_xhtml, styled, words_of
from clinic_app.forms.styled_words import of_tagged


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("<div><b>Bold</b> and <i>slanted</i></div>", "<b>Bold</b> and <i>slanted</i>"),
        ("<p onclick='x()'>a</p>", "<p>a</p>"),
        ("<script>alert(1)</script>a", "a"),
        ("<style>b{}</style><img src='http://x.example/a.png'/>a", "a"),
        ("<a href='http://x.example'>there</a>", "there"),
        ("<b>not closed", "<b>not closed</b>"),
        ("a < b & c", "a &lt; b &amp; c"),
        ("<ul><li>one</li><li>two</li></ul>", "<ul><li>one</li><li>two</li></ul>"),
    ],
)
def test_harmless_tags_stay_and_all_others_lose_theirs(source: str, made: str) -> None:
    assert from_xhtml(source) == made


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("a **b** c", "a <b>b</b> c"),
        ("*slanted*", "<i>slanted</i>"),
        ("- one\n- two", "<ul><li>one</li><li>two</li></ul>"),
        ("# Head", "<p><b>Head</b></p>"),
        ("see [here](http://x.example)", "see here"),
        ("snake_case_word", "snake_case_word"),
        ("<script>x</script>", ""),
    ],
)
def test_markdown_becomes_the_same(source: str, made: str) -> None:
    assert from_markdown(source) == made


def test_a_bomb_stays_small() -> None:
    assert len(from_markdown("<div>" * 1_000_000)) <= LONGEST
    assert len(from_xhtml("<b>" * 1_000_000 + "x")) <= 2 * LONGEST
    assert len(from_markdown("*a " * 500_000)) <= 2 * LONGEST
    assert len(from_markdown("[" * 500_000)) <= LONGEST


def test_a_style_gives_weight_and_slant_and_never_a_colour() -> None:
    assert styled("a < b", "font-weight: bold; color: red") == "<b>a &lt; b</b>"
    assert styled("a", "font-style:italic;text-decoration: underline") == "<i><u>a</u></i>"
    assert styled("a", "color: red") == ""


@given(st.text(alphabet="<>/bip*_`[]()#- \n&;a", max_size=80))
def test_every_tag_that_is_opened_is_closed(source: str) -> None:
    import re  # noqa: PLC0415

    for made in (from_xhtml(source), from_markdown(source)):
        open_tags: list[str] = []
        for closing, tag in re.findall(r"<(/?)(\w+)>", made):
            assert tag in KEPT | {"br"}
            if tag == "br":
                continue
            if closing:
                assert open_tags.pop() == tag
            else:
                open_tags.append(tag)
        assert not open_tags


def test_words_alone() -> None:
    assert words_of("<b>a</b><br>b &amp; c").split() == ["a", "b", "&", "c"]


def test_tags_that_somebody_wrote_into_plain_words_are_read_as_tags() -> None:
    assert of_tagged("the <strong>past</strong> week") == "the <strong>past</strong> week"
    assert of_tagged("a < b and b > a") == ""
