from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import Hit, Snippet
from tui.styles import HIT
from tui.widgets.hit_row import Density, hit_row

HIT_OF_ALL = Hit(
    rank=1,
    score=3.2,
    id="a.txt",
    title="Prom przez Wisłę znów pływa",
    published="2024-05-12T09:30",
    source="gazeta.example",
    authors=("Jan Lis",),
    agencies=("PAP", "AFP"),
    url=None,
    path="/a.txt",
    line=3,
    snippet=Snippet("Na promie gra orkiestra.", ((3, 9),)),
    title_highlights=((0, 4),),
    copies=("b.txt",),
)


def plain(hit: Hit, width: int = 70, density: Density = Density.NORMAL) -> list[str]:
    return [line.plain for line in hit_row(hit, width, density)]


def test_title_then_where_and_when_then_the_sentence() -> None:
    assert plain(HIT_OF_ALL) == [
        "Prom przez Wisłę znów pływa",
        "12 maja 2024 · + 1 kopia · gazeta.example · Jan Lis · PAP, AFP",
        "Na promie gra orkiestra.",
        "",
    ]


def test_a_dense_row_has_no_sentence() -> None:
    assert plain(HIT_OF_ALL, density=Density.DENSE) == plain(HIT_OF_ALL)[:2]


def test_what_is_unknown_is_said_or_left_out() -> None:
    bare = replace(HIT_OF_ALL, title="", published=None, source=None, agencies=(), authors=(), copies=())
    bare = replace(bare, opening="Kto płynie promem, ten…", title_highlights=())
    assert plain(bare) == ["Kto płynie promem, ten…", "bez daty", "Na promie gra orkiestra.", ""]


def test_a_snippet_from_a_caption_says_so() -> None:
    caption = replace(HIT_OF_ALL, snippet=replace(HIT_OF_ALL.snippet, zone="caption"))
    assert plain(caption)[2] == "podpis zdjęcia: Na promie gra orkiestra."


@pytest.mark.parametrize("density", Density)
def test_a_row_has_as_many_lines_as_its_density_says_and_says_where_it_is_cut(density: Density) -> None:
    long = replace(HIT_OF_ALL, title="Bardzo długi tytuł " * 9, snippet=Snippet("Zdanie bez końca " * 30))
    lines = plain(long, 40, density)
    assert len(lines) == density.height == len(plain(HIT_OF_ALL, 40, density))
    assert sum(line.endswith("…") for line in lines) == 3 - (density is Density.DENSE)


@pytest.mark.parametrize("density", [Density.ROOMY, Density.NORMAL])
@given(words_before=st.integers(0, 300), width=st.integers(20, 90))
def test_the_first_lit_word_of_a_snippet_is_always_in_sight(density: Density, words_before: int, width: int) -> None:
    before = "słowo " * words_before
    snippet = Snippet(before + "trafienie i reszta zdania.", ((len(before), len(before) + 9),))
    lit = [
        line.plain[span.start : span.end]
        for line in hit_row(replace(HIT_OF_ALL, title_highlights=(), snippet=snippet), width, density)
        for span in line.spans
        if span.style == HIT
    ]
    assert lit == ["trafienie"]


@given(st.text(st.characters(codec=None)), st.text(st.characters(codec=None)), st.integers(2, 90))
def test_no_text_makes_a_line_wider_than_the_list(title: str, snippet: str, width: int) -> None:
    hit = replace(HIT_OF_ALL, title=title, source=snippet, snippet=Snippet(snippet, ((0, 3),)))
    for density in Density:
        assert max(line.cell_length for line in hit_row(hit, width, density)) <= width
