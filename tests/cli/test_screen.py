"""Text on a terminal: cleaned, wrapped, lit."""

import re
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.cli.screen import Screen
from indexer.presentation import harmless

COLOURED = Screen(terminal=True, colour=True, width=40)
HOSTILE = st.text(st.characters() | st.sampled_from("\x1b\x9b\x7f\x00\u202e\u2066\ud800\r\n\t"))


def without_colours(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@given(HOSTILE)
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    shown = Screen().paragraph(text)
    assert len(shown) == len(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", shown)


@given(HOSTILE, st.integers(1, 60))
def test_wrapping_loses_nothing_but_white_space(text: str, width: int) -> None:
    lines = Screen(width=width).paragraph(text).split("\n")
    assert "".join("".join(lines).split()) == "".join(harmless(text).split())


def test_a_link_leads_from_every_line_and_not_from_the_indent() -> None:
    shown = Screen(terminal=True, links=True).link("  jeden\n  dwa", "https://a.pl/x", indent="  ")
    begin, end = "\x1b]8;;https://a.pl/x\x1b\\", "\x1b]8;;\x1b\\"
    assert shown == f"  {begin}jeden{end}\n  {begin}dwa{end}"
    assert Screen(terminal=True).link("jeden", "https://a.pl/x") == "jeden"


@pytest.mark.parametrize(
    ("variables", "colour", "links"),
    [
        ({}, False, False),
        ({"FORCE_COLOR": "1"}, True, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
    ],
)
def test_a_pipe_has_colours_where_they_are_forced(
    variables: dict[str, str], colour: bool, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "FORCE_HYPERLINK"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    screen = Screen.of(StringIO(), "auto")
    assert (screen.colour, screen.links) == (colour, links)


def test_lines_keep_to_the_width_of_the_screen() -> None:
    text = "Wisła pod Tczewem wezbrała po nocnych opadach, a strażacy ułożyli worki z piaskiem wzdłuż nabrzeża."
    lines = Screen(width=30).paragraph(text, indent="  ").split("\n")
    assert len(lines) > 3
    assert all(len(line) <= 30 and line.startswith("  ") for line in lines)


def test_wide_and_combining_characters_count_as_they_are_seen() -> None:
    assert Screen(width=20).paragraph("漢字漢字漢 字漢字漢字").count("\n") == 1
    assert Screen(width=20).paragraph("o\u0301" * 10 + " " + "e\u0301" * 9).count("\n") == 0


def test_lit_words_stay_lit_across_lines() -> None:
    text = "Nad Wisłą, w Tczewie, otwarto stary most, którego nie otwierano przez siedem długich lat"
    start = text.index("stary most, którego")
    shown = COLOURED.paragraph(text, [(4, 9), (start, start + len("stary most, którego"))])
    assert "\x1b[1;31mWisłą\x1b[0m" in shown
    assert without_colours(shown).replace("\n", " ") == text
    for line in shown.split("\n"):
        assert line.count("\x1b[1;31m") + line.count("\x1b[0m") == 2 * line.count("\x1b[1;31m")


@given(st.text("abc ", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5))
def test_any_spans_leave_the_text_as_it_is(text: str, spans: list[tuple[int, int]]) -> None:
    plain = Screen(width=30).paragraph(text)
    assert without_colours(Screen(colour=True, width=30).paragraph(text, sorted(spans), style="title")) == plain


@pytest.mark.parametrize(
    ("color", "no_color", "coloured"),
    [("auto", "", False), ("always", "", True), ("always", "1", True), ("never", "", False)],
)
def test_colours_beside_a_terminal(color: str, no_color: str, coloured: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    assert Screen.of(StringIO(), color) == Screen(terminal=False, colour=coloured, width=None)
