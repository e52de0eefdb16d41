"""One JSON document of many records: read piece by piece, and what is wrong with one of them costs that one."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import UnreadableScrape
from indexer.records.scrape import Failure
from indexer.scrapes.input import json_document
from indexer.scrapes.input.json_document import read_json
from indexer.scrapes.input.record import Record

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def found_in(text: str, piece: int = 1 << 20) -> list[tuple[int | None, object]]:
    """What is read from a document in pieces: lines, and values or reasons."""
    pieces: Iterator[str] = (text[start : start + piece] for start in range(0, len(text), piece))
    return [
        (found.line, str(found.reason) if isinstance(found, Failure) else dict(found.values))
        for found in read_json(pieces)
    ]


def test_an_array_of_elements_that_are_none() -> None:
    assert found_in('[{"id": 1},\n 7,\n {"id": NaN') == [
        (1, {"id": 1}),
        (2, "element 2 tablicy JSON nie jest obiektem"),
        (3, "od tego miejsca to nie jest poprawny zapis JSON"),
    ]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ('{"id": }', "element nie jest poprawnym zapisem JSON"),
        ('{"id": ' + "9" * 5_000 + "}", "jest w nim za długa liczba"),
        ('{"a": ' * 60_000 + "1" + "}" * 60_000, "jest zagnieżdżony zbyt głęboko"),
        ('{"text": "a" "b", "c": ["}", {}]}', "element nie jest poprawnym zapisem JSON"),
    ],
    ids=["a value", "a number", "nesting", "a comma"],
)
@pytest.mark.parametrize("piece", [11, 1 << 20])
def test_a_broken_element_costs_itself_alone(broken: str, reason: str, piece: int) -> None:
    found = found_in(f'[{{"id": 1}},\n{broken},\n{{"id": 3}}]', piece)
    assert found == [(1, {"id": 1}), (2, reason), (3, {"id": 3})]


@pytest.mark.parametrize("end", ['{"id": "bez końca', '{"id": ]', "{]", "nic", '"tekst', "{"])
def test_what_stands_before_a_break_without_an_end_is_read(end: str) -> None:
    found = found_in(f'[{{"id": 1}},\n{end}')
    assert found == [(1, {"id": 1}), (2, "od tego miejsca to nie jest poprawny zapis JSON")]


@given(st.lists(st.dictionaries(st.text(), VALUES)), st.integers(1, 40), st.sampled_from([None, 0, 2]))
def test_records_come_back_however_the_text_is_cut(
    wanted: list[dict[str, object]], piece: int, indent: int | None
) -> None:
    text = json.dumps(wanted, ensure_ascii=False, indent=indent)
    assert [value for _, value in found_in(text, piece)] == wanted


@given(st.text('[]{}":,\\ab1 \n'), st.integers(1, 9))
def test_whatever_stands_in_an_array_is_read_or_told(text: str, piece: int) -> None:
    for found in read_json(iter(["[", *(text[at : at + piece] for at in range(0, len(text), piece))])):
        assert isinstance(found, Record | Failure)
        assert found.line is not None
        assert found.line <= text.count("\n") + 1


def test_a_large_object_is_read_for_its_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_document, "LARGEST_OBJECT", 50)
    text = '{"total": 2, "tags": ["a", "b"],\n"articles": [{"id": 1},\n{"id": 2}], "next": {"page": 2}}'
    for piece in (7, 1 << 20):
        assert found_in(text, piece) == [(2, {"id": 1}), (3, {"id": 2})]
    with pytest.raises(UnreadableScrape, match="nie ma w nim listy"):
        found_in(json.dumps({"text": "a" * 100}))
    assert found_in('{"a": "' + "b" * 100 + '", 7')[-1] == (1, "od tego miejsca to nie jest poprawny zapis JSON")


def test_an_element_of_very_many_parts_is_refused_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_document, "MOST_PARTS", 100)
    found = found_in('[{"a": [' + "{}," * 500 + '{}]}, {"id": 2}]', 64)
    assert found == [(1, "rekord ma ponad 400000 części"), (1, {"id": 2})]


def test_objects_one_after_the_other_are_records() -> None:
    assert found_in('{"id": 1}\n{"id":\n2}\n{"id": 3}\n') == [(1, {"id": 1}), (2, {"id": 2}), (4, {"id": 3})]
    assert found_in('{"id": 1}\n{"id": ') == [(1, {"id": 1}), (2, "od tego miejsca to nie jest poprawny zapis JSON")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"text": "a",\n"title": ]', r"\(wiersz 2\)"),
        ('{"text": ' + "9" * 5_000 + "}", "liczba"),
        ('{"a": ' * 60_000, "zagnieżdżony"),
    ],
    ids=["a bracket", "a number", "nesting"],
)
def test_a_broken_object_says_where(text: str, reason: str) -> None:
    with pytest.raises(UnreadableScrape, match=reason):
        found_in(text)
