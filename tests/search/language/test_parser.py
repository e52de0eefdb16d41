from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indexer.search.language.lexer import MOST_WORDS
from indexer.search.language.parser import LONGEST, parse
from indexer.search.language.tree import (
    And,
    Dates,
    Everything,
    Field,
    Fuzzy,
    Near,
    Node,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Ranked,
    Wildcard,
    Word,
)

TODAY = date(2024, 5, 10)
A, B, C, D = (Word(text) for text in "abcd")
RADA, MIASTA = Word("rada"), Word("miasta")


def tree(text: str) -> Node:
    return parse(text, TODAY).query


def codes(text: str) -> list[str]:
    return [note.code for note in parse(text, TODAY).notes]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Sejm", Word("sejm")),
        ("a b", Ranked((A, B))),
        ("=sejm", Word("sejm", exact=True)),
        ("pre* s*m sejn~2", Ranked((Prefix("pre"), Wildcard("s*m"), Fuzzy("sejn", 2)))),
        ("sejm -senat", Ranked((Word("sejm"),), must_not=(Word("senat"),))),
        ("sejm NOT senat", Ranked((Word("sejm"),), must_not=(Word("senat"),))),
        ("+a b", Ranked((B,), must=(A,))),
        ("+a", A),
        ("-a", Ranked(must_not=(A,))),
        ("NOT a", Ranked(must_not=(A,))),
        ("a (-b)", Ranked((A,), must_not=(B,))),
        ("F-16", Phrase((Word("f"), Word("16")), compound=True)),
        ("=polsko-ruski", Phrase((Word("polsko", exact=True), Word("ruski", exact=True)), compound=True)),
        ("sejm/senat,rząd…prezydent", Ranked((Word("sejm"), Word("senat"), Word("rząd"), Word("prezydent")))),
        ("https://sejm/", Ranked((Word("https"), Word("sejm")))),
        ("+sejm/senat", Phrase((Word("sejm"), Word("senat")), compound=True)),
        ("12:30", Phrase((Word("12"), Word("30")), compound=True)),
        ("polsko–ruski", Phrase((Word("polsko"), Word("ruski")), compound=True)),
        ("rangers?", Word("rangers")),
        ("z\u0307o\u0301łw", Word("żółw")),
        ("wojna\u00adwojny", Word("wojnawojny")),
    ],
)
def test_words_and_signs(text: str, query: Node) -> None:
    assert tree(text) == query
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("a AND b", And((A, B))),
        ("a OR b", Or((A, B))),
        ("a AND NOT b", And((A, Not(B)))),
        ("a AND -b", And((A, Not(B)))),
        ("a OR NOT b", Or((A, Not(B)))),
        ("NOT a AND NOT b", Ranked(must_not=(A, B))),
        ("a OR b AND c", Or((A, And((B, C))))),
        ("(a OR b) AND c", And((Or((A, B)), C))),
        ("a AND b AND (c AND d)", And((A, B, C, D))),
        ("((a))", A),
        ("NOT NOT a", A),
        ("-(a b)", Ranked(must_not=(Ranked((A, B)),))),
    ],
)
def test_operators_and_their_precedence(text: str, query: Node) -> None:
    assert tree(text) == query
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("a AND b c", Ranked((C,), must=(A, B))),
        ("c a AND NOT b", Ranked((C,), must=(A,), must_not=(B,))),
        ("(a AND b) c", Ranked((And((A, B)), C))),
        ("a OR b c", Ranked((Or((A, B)), C))),
        ("a NEAR/2 b c", Ranked((C,), must=(Near(A, B, 2),))),
        ("(a b) c", Ranked((A, B, C))),
        ("(a +b) c", Ranked((Ranked((A,), must=(B,)), C))),
    ],
)
def test_words_side_by_side_with_operators(text: str, query: Node) -> None:
    assert tree(text) == query


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("a NEAR/5 b", Near(A, B, 5)),
        ("a NEAR b", Near(A, B, 10)),
        ('a NEAR/3 "rada miasta"', Near(A, Phrase((RADA, MIASTA)), 3)),
        ("a NEAR/5 b NEAR/2 c", And((Near(A, B, 5), Near(B, C, 2)))),
        ("title:a NEAR/5 title:b", Field("title", Near(A, B, 5))),
        ("title:(a NEAR/5 b)", Field("title", Near(A, B, 5))),
    ],
)
def test_near(text: str, query: Node) -> None:
    assert tree(text) == query
    assert codes(text) == []


@pytest.mark.parametrize("text", ["a NEAR/5 (b c)", "title:a NEAR/5 b", "a NEAR/5 -b", "id:a NEAR/5 id:b"])
def test_near_between_other_things_is_and(text: str) -> None:
    assert isinstance(tree(text), And)
    assert codes(text) == ["changed"]


def test_a_quotation_alone_must_match() -> None:
    phrase = Phrase((RADA, MIASTA))
    assert tree("„Rada Miasta”") == Ranked(must=(phrase,))
    assert tree('tytuł:"rada miasta"') == Ranked(must=(Field("title", phrase),))
    assert tree('date:2022 "rada miasta" -a') == Ranked(must=(phrase, Dates("2022", "2022")), must_not=(A,))


def test_a_quotation_among_words_ranks() -> None:
    phrase = Phrase((RADA, MIASTA))
    assert tree('a "rada miasta"') == Ranked((A, phrase))
    assert tree('+a "rada miasta"') == Ranked((phrase,), must=(A,))
    assert tree('a +"rada miasta"') == Ranked((A,), must=(phrase,))


def test_a_quotation_of_one_word_is_a_word() -> None:
    assert tree("„Rzeczpospolita”") == Word("rzeczpospolita")


def test_operators_inside_a_quotation() -> None:
    assert tree('a "rad* miasta"~5') == Ranked((A, Phrase((Prefix("rad"), MIASTA), slop=5)))
    assert tree('a "rada AND (miasta)"') == Ranked((A, Phrase((RADA, Word("and"), MIASTA))))


def test_an_exact_quotation() -> None:
    phrase = Phrase((Word("rady", exact=True), Word("miasta", exact=True)), slop=2)
    assert tree('="rady miasta"~2') == Ranked(must=(phrase,))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("tytuł:sejm", Field("title", Word("sejm"))),
        ("title:(a OR b)", Field("title", Or((A, B)))),
        ("title:(a OR lead:b)", Field("title", Or((A, Field("lead", B))))),
        ("+treść:a b", Ranked((B,), must=(Field("body", A),))),
        ("-autor:a b", Ranked((B,), must_not=(Field("author", A),))),
        ("autor:-a b", Ranked((B,), must_not=(Field("author", A),))),
        ("podpis:=a", Field("caption", Word("a", exact=True))),
        ("title:a b", Ranked((Field("title", A), B))),
        ("title:(-a) b", Ranked((B,), must_not=(Field("title", A),))),
    ],
)
def test_fields(text: str, query: Node) -> None:
    assert tree(text) == query
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("a źródło:onet", Ranked((A,), must=(Field("source", Word("onet")),))),
        ("a agencja:pap", Ranked((A,), must=(Field("agency", Word("pap")),))),
        ("data:2022 a", Ranked((A,), must=(Dates("2022", "2022"),))),
        (
            "(source:x OR source:y) a",
            Ranked((A,), must=(Or((Field("source", Word("x")), Field("source", Word("y")))),)),
        ),
        ("source:x", Field("source", Word("x"))),
    ],
)
def test_metadata_filters(text: str, query: Node) -> None:
    assert tree(text) == query


def test_ids_and_urls_are_taken_as_typed() -> None:
    assert tree("id:Lato/Plik(1).txt#2") == Field("id", Word("Lato/Plik(1).txt#2", exact=True))
    assert tree('id:"lato/Mój plik.txt"') == Field("id", Word("lato/Mój plik.txt", exact=True))
    assert tree("url:https://gazeta.test/*") == Field("url", Prefix("https://gazeta.test/"))
    assert tree("id:*/plik.txt") == Field("id", Wildcard("*/plik.txt"))
    assert tree("id:(a b)") == Or((Field("id", Word("a", exact=True)), Field("id", Word("b", exact=True))))


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("date:2022", Dates("2022", "2022")),
        ("data:2022-05..2022-07", Dates("2022-05", "2022-07")),
        ("data:2022..", Dates("2022", None)),
        ("date:..2022-07", Dates(None, "2022-07")),
        ("date:24.02.2022", Dates("2022-02-24", "2022-02-24")),
        ('date:"maj 2022"', Dates("2022-05", "2022-05")),
        ("date:24 lutego 2022", Dates("2022-02-24", "2022-02-24")),
        ("date:7d..", Dates("2024-05-03", None)),
        ("date:none", Dates(undated=True)),
        ("data:brak", Dates(undated=True)),
    ],
)
def test_dates(text: str, dates: Dates) -> None:
    assert tree(text) == dates
    assert tree(f"a {text}") == Ranked((A,), must=(dates,))
    assert codes(text) == []


@pytest.mark.parametrize("text", ["date:(2021 OR 2022)", "date:(2021 2022)", "date:2021 OR date:2022"])
def test_dates_in_a_group_are_alternatives(text: str) -> None:
    assert tree(text) == Or((Dates("2021", "2021"), Dates("2022", "2022")))


def test_a_date_takes_only_the_words_that_complete_it() -> None:
    assert tree("date:24 lutego 2022 sejm") == Ranked((Word("sejm"),), must=(Dates("2022-02-24", "2022-02-24"),))
    assert tree("date:2022 2023") == Ranked((Word("2023"),), must=(Dates("2022", "2022"),))


@pytest.mark.parametrize("text", ["date:kiedyś", "date:2022-13", "date:31.02.2022", 'date:"' + "9" * 5000 + '"'])
def test_what_is_no_date_is_said_and_left_out(text: str) -> None:
    assert codes(text) == ["bad-date", "empty"]
    assert tree(text) == Nothing()
    assert tree(f"{text} a") == A


@pytest.mark.parametrize("text", ["", "   ", "\u00ad", "*", "*:*"])
def test_nothing_typed_or_an_asterisk_is_everything(text: str) -> None:
    assert tree(text) == Everything()
    assert codes(text) == []


@pytest.mark.parametrize("text", ["???", "🙂", "– – –", "()", "„”"])
def test_nothing_searchable_finds_nothing_and_says_so(text: str) -> None:
    assert tree(text) == Nothing()
    assert codes(text)[-1] == "empty"


@pytest.mark.parametrize(
    ("text", "query"),
    [
        (
            "Piątek 13. Co dalej, czyli świat",
            Ranked(tuple(map(Word, ("piątek", "13", "co", "dalej", "czyli", "świat")))),
        ),
        ("sejm – senat - rząd + prezydent", Ranked(tuple(map(Word, ("sejm", "senat", "rząd", "prezydent"))))),
        ("Uwaga: coś", Ranked((Word("uwaga"), Word("coś")))),
        ("(Maria) Nowak", Ranked((Word("maria"), Word("nowak")))),
        ("OPEC+", Word("opec")),
        ("I LUB NIE", Ranked((Word("i"), Word("lub"), Word("nie")))),
        ("sejm 🙂 senat", Ranked((Word("sejm"), Word("senat")))),
    ],
)
def test_punctuation_of_ordinary_text_is_harmless(text: str, query: Node) -> None:
    assert tree(text) == query
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "code", "query"),
    [
        ("a AND", "ignored", A),
        ("OR a", "ignored", A),
        ("a AND OR b", "ignored", And((A, B))),
        ("a NOT", "ignored", A),
        ("title:() a", "", A),
        ("title:* a", "ignored", A),
        ("* a", "ignored", A),
        ("title:author:a", "ignored", Field("author", A)),
        ("=sej*", "ignored", Prefix("sej")),
        ('"a"~5', "ignored", A),
        ("a OR +b", "ignored", Or((A, B))),
        ("(a", "unbalanced", A),
        ("a)", "unbalanced", A),
        ('"rada miasta', "unbalanced", Ranked((RADA, MIASTA))),
        ("temat:sejm", "unknown-field", Ranked((Word("temat"), Word("sejm")))),
        ("tytuł: sejm", "unknown-field", Ranked((Word("tytuł"), Word("sejm")))),
        ('"rada miasta"~5000', "changed", Ranked(must=(Phrase((RADA, MIASTA), slop=1000),))),
        ("a NEAR/0 b", "changed", Near(A, B, 1)),
        ("a -15", "excluded-number", Ranked((A,), must_not=(Word("15"),))),
        ("a NOT 15", "", Ranked((A,), must_not=(Word("15"),))),
        ('a "-15"', "", Ranked((A, Word("15")))),
    ],
)
def test_what_is_ignored_or_changed_is_said(text: str, code: str, query: Node) -> None:
    assert codes(text) == ([code] if code else [])
    assert tree(text) == query


def test_notes_are_polish_sentences() -> None:
    (note,) = parse("sejm AND", TODAY).notes
    assert note.text == "Pominięto, bo brakuje słowa obok: „AND”."


def test_long_queries_are_cut_and_said() -> None:
    assert tree("a " * (MOST_WORDS + 1)) == Ranked((A,) * MOST_WORDS)
    assert codes("a " * (MOST_WORDS + 1)) == ["too-long"]
    assert codes("a " * MOST_WORDS) == []
    assert codes("a" * (LONGEST + 1)) == ["too-long"]
    assert tree('"' + "a " * (MOST_WORDS + 1) + '"') == Ranked(must=(Phrase((A,) * MOST_WORDS),))


def test_deep_nesting_is_read_flat_and_said() -> None:
    assert tree("(" * 1500 + "a" + ")" * 1500) == A
    assert codes("(" * 1500 + "a" + ")" * 1500) == ["too-deep"]
    assert tree("NOT " * 500 + "a") == A


ATOMS = [
    *(
        "a",
        "b",
        "pis-u",
        "harry'ego",
        "f-16",
        "24 lutego 2022",
        "2022-05..",
        "7d",
        "x.y",
        "a*b",
        "temat:",
        "İ",
        "ß",
        "²",
    ),
    *("AND", "OR", "NOT", "NEAR", "NEAR/5", "(", ")", "(", ")", '"', "„", "”", "«", "»", "+", "-", "=", "*", "~", "~2"),
    *(" ", " ", " ", "title:", "autor:", "id:", "url:", "date:", "none", ":", "_", "/", "?", ".", "..", "…", "'", "’"),
    *("\u00ad", "\0", "\u0301", "🙂"),
]
HOSTILE = st.one_of(st.text(), st.lists(st.sampled_from(ATOMS), max_size=60).map("".join))


@settings(max_examples=500)
@given(HOSTILE)
@example("(" * 40 + "a NEAR/2 b c" + ")" * 40)
@example('id:«a "b»')
@example('id:„a «b” id:»a «"«')
def test_every_text_is_read_and_said_back(text: str) -> None:
    parsed = parse(text, TODAY)
    again = parse(parsed.understood, TODAY)
    assert again.query == parsed.query
    assert again.understood == parsed.understood
    assert {note.code for note in again.notes} <= {"empty", "excluded-number"}


@settings(max_examples=20)
@given(st.lists(st.sampled_from(ATOMS), min_size=1, max_size=5).map("".join), st.integers(1000, 3000))
@example("pis-u*", 1000)
@example(" NEAR a", 1000)
def test_repeated_text_is_read_and_said_back(text: str, times: int) -> None:
    parsed = parse(text * times, TODAY)
    again = parse(parsed.understood, TODAY)
    # Said back, `a NEAR b NEAR c` has four words, and `pis-u*` as many as it has parts.
    assert again.query == parsed.query or "too-long" in {note.code for note in again.notes}
