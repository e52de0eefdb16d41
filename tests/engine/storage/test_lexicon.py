from collections.abc import Iterable
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from indexer.engine.storage.lexicon import Lexicon, relation
from indexer.polish.tokens import fold
from tests.support.invented import built, document, keys_of

FORMS = st.sets(st.text(alphabet="aąbcćłl", min_size=1, max_size=4), max_size=12)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lexicon")


def lexicon(folder: Path, *texts: str) -> Lexicon:
    return built(folder, [document(f"{number}.txt", body=text) for number, text in enumerate(texts)]).lexicon


def spelled(some: Lexicon, numbers: Iterable[int]) -> list[str]:
    return [some.forms[number].decode() for number in numbers]


@given(st.sets(st.tuples(st.integers(0, 5), st.integers(0, 9))))
def test_a_relation_knows_all_its_pairs(pairs: set[tuple[int, int]]) -> None:
    sources, targets = np.array(sorted(pairs, key=hash), np.int64).reshape(-1, 2).T
    found = relation(sources, targets, 6)
    for source in range(6):
        assert found.of(source) == sorted(target for other, target in pairs if other == source)


@given(FORMS)
def test_forms_are_found_with_their_keys(folder: Path, forms: set[str]) -> None:
    some = lexicon(folder, " ".join(sorted(forms, reverse=True)))
    ordered = sorted(forms, key=str.encode)
    assert [form.decode() for form in some.forms] == ordered
    for number, (form, (keys, fallback)) in enumerate(zip(ordered, keys_of(ordered), strict=True)):
        assert some.find(form) == number
        assert [key.decode() for key in some.keys_of(number)] == list(keys)
        assert [key.decode() for key in some.fallback_keys_of(number)] == list(fallback)
    assert some.find("nieznane") is None


@given(FORMS)
def test_forms_with_a_key_are_the_same_word(folder: Path, forms: set[str]) -> None:
    some = lexicon(folder, " ".join(sorted(forms)))
    ordered = sorted(forms, key=str.encode)
    for form in ordered:
        key, second = f"={form[:3]}".encode(), f"^{form[:2]}".encode()
        assert spelled(some, some.forms_with([key])) == [other for other in ordered if other[:3] == form[:3]]
        assert spelled(some, some.forms_with([second])) == []
        assert spelled(some, some.forms_with([second], fallback=True)) == [o for o in ordered if o[:2] == form[:2]]
    assert some.forms_with([b"=nothing"]).tolist() == []


@given(FORMS)
def test_forms_are_found_without_their_diacritics(folder: Path, forms: set[str]) -> None:
    some = lexicon(folder, " ".join(sorted(forms)))
    for spelling in {fold(form) for form in forms} | {"ala"}:
        expected = sorted(form for form in forms if fold(form) == spelling and form != spelling)
        assert sorted(spelled(some, some.forms_folding_to(spelling))) == expected
    for prefix in map("".join, product("abcl", repeat=2)):
        expected = sorted(form for form in forms if fold(form).startswith(prefix) and not form.isascii())
        assert sorted(spelled(some, some.forms_folding_to_prefix(prefix))) == expected


@given(FORMS, st.text(alphabet="aąbcćłl", min_size=1, max_size=4), st.integers(0, 2))
def test_no_form_that_is_near_is_missed(folder: Path, forms: set[str], asked: str, edits: int) -> None:
    some = lexicon(folder, " ".join(sorted(forms)))
    near = {form for form in forms if OSA.distance(form, asked) <= edits}
    assert near <= set(spelled(some, some.near(asked, edits)))
    plain = fold(asked)
    near = {form for form in forms if OSA.distance(fold(form), plain) <= edits}
    assert near <= set(spelled(some, some.near_folded(plain, edits)))


def test_frequencies_and_capitals_are_counted_over_all_field(folder: Path) -> None:
    segment = built(folder, [document("a.txt", "PAP podaje", "PAP i pap", captions=("Fot. PAP",), agencies=("PAP",))])
    number = segment.lexicon.find("pap")
    assert number is not None
    assert segment.lexicon.frequencies[number] == 5
    assert segment.lexicon.capitals[number] == 4


def test_what_is_mostly_in_capitals_gets_its_keys_as_such(folder: Path) -> None:
    some = lexicon(folder, "ODKB ODKB odkb, SAD sad sad")
    keys = {form.decode(): some.keys_of(number) for number, form in enumerate(some.forms)}
    assert keys == {"odkb": [b".odkb"], "sad": [b"=sad"]}
