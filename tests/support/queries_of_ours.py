"""Random queries of Prasówka's own kinds over the words of the invented articles, and what their words stand for."""

from collections.abc import Sequence

from hypothesis import strategies as st

from indexer.engine.matching.passage import Passage
from indexer.engine.matching.proximity import Pair, Proximity
from indexer.engine.matching.query_nodes import (
    AllOf,
    AnyOf,
    CaseWeights,
    FieldWeights,
    InSequence,
    MergedTerm,
    NoneOf,
    Period,
    Query,
    Ranked,
    WithId,
    Within,
    only_field,
)
from indexer.engine.matching.ranking import BM25
from indexer.polish.letter_case import CAPITALISED, CAPITALS, LOWER
from indexer.polish.tokens import fold, is_folded
from indexer.search.planning.query_terms import ExactWord, InflectedWord, PrefixWord
from indexer.search.planning.ranking_constants import OTHER_FORM

FIELDS = (
    FieldWeights("text", (2.0, 1.5, 1.0, 0.3)),
    FieldWeights("text", (1.0, 0.0, 0.5, 0.0)),
    FieldWeights("names", (1.0, 1.0, 0.5, 1.0)),
    only_field("body"),
    only_field("author"),
)
MOMENTS = st.none() | st.sampled_from((1_640_995_200, 1_656_633_600, 1_700_488_800, 1_700_489_099))  # 2022 to 2023

boosts = st.sampled_from((1.0, 1.0, 0.5))


def forms_of(word: MergedTerm, known: Sequence[str]) -> dict[str, float]:
    """The forms that a word stands for by the keys of the invented language: those that begin with the same letters."""
    match word:
        case InflectedWord():
            is_shouted = word.text == "pap"
            alike = [form for form in known if form[:3] == word.text[:3] and not is_shouted]
            return dict.fromkeys(alike, OTHER_FORM) | {word.text: 1.0}
        case PrefixWord():
            is_plain = is_folded(word.text)
            return {
                form: 1.0
                for form in known
                if form.startswith(word.text) or (is_plain and fold(form).startswith(word.text))
            }
        case ExactWord():
            return {word.text: 1.0}
    raise NotImplementedError(word)


case_weights = st.builds(CaseWeights, st.tuples(*[st.sampled_from((0.0, 0.25, 1.0))] * 4), st.just(False))


def _with_case(word: InflectedWord, weights: CaseWeights) -> InflectedWord:
    word.case_weights = weights
    return word


def words(known: Sequence[str], fields: FieldWeights) -> st.SearchStrategy[MergedTerm]:
    forms = st.sampled_from(known)
    place = st.just(fields)
    return st.one_of(
        st.builds(InflectedWord, forms, place, boosts),
        st.builds(_with_case, st.builds(InflectedWord, forms, place, boosts), case_weights),
        st.builds(
            ExactWord, forms | st.just("nigdzie"), place, boosts, st.sampled_from((LOWER, CAPITALISED, CAPITALS))
        ),
        st.builds(PrefixWord, st.sampled_from(("m", "most", "zo", "l", "łódź")), place, boosts),
    )


@st.composite
def sequences(draw: st.DrawFn, known: Sequence[str], fields: FieldWeights) -> Query:
    """Words near each other, of few forms, so that some are the same."""
    few = draw(st.lists(st.sampled_from(known), min_size=1, max_size=2))
    some = words(few, fields)
    in_sequence = st.builds(InSequence, st.lists(some, min_size=2, max_size=3).map(tuple), st.integers(0, 3))
    side = some | some | in_sequence
    return draw(in_sequence | st.builds(Within, side, side, st.integers(1, 6), boosts))


def filters() -> st.SearchStrategy[Query]:
    return st.one_of(
        st.builds(Period, MOMENTS, MOMENTS),
        st.builds(Period, undated=st.just(True)),
        st.builds(WithId, st.sampled_from(("0/kurier/0.txt", "*/kurier/1.txt", "1/*", "nic"))),
    )


@st.composite
def ranked(draw: st.DrawFn, parts: st.SearchStrategy[Query]) -> Ranked:
    should, must = (tuple(draw(st.lists(parts, max_size=most))) for most in (3, 2))
    must_not = tuple(draw(st.lists(parts, max_size=1)))
    counted = tuple(draw(st.booleans()) for _ in (*must, *should))
    return Ranked(
        should,
        must,
        must_not,
        counted,
        coordination=draw(st.sampled_from((0.0, 0.3))),
        filters=tuple(draw(st.lists(filters(), max_size=1))),
        boost=draw(boosts),
    )


def queries(known: Sequence[str]) -> st.SearchStrategy[Query]:
    """Any query over the forms of an index."""
    anywhere = st.sampled_from(FIELDS)
    leaves = st.one_of(
        anywhere.flatmap(lambda fields: words(known, fields)),
        anywhere.flatmap(lambda fields: sequences(known, fields)),
        filters(),
    )
    return st.recursive(
        leaves,
        lambda parts: st.one_of(
            ranked(parts),
            ranked(parts),
            st.builds(AllOf, st.lists(parts, min_size=1, max_size=2)),
            st.builds(AnyOf, st.lists(parts, min_size=1, max_size=2), boosts),
            st.builds(NoneOf, parts),
        ),
        max_leaves=6,
    )


def passages(known: Sequence[str], fields: FieldWeights) -> st.SearchStrategy[Passage]:
    return st.builds(
        Passage,
        st.lists(words(known, fields), min_size=1, max_size=3).map(tuple),
        coverage=st.sampled_from((0.0, 0.5)),
        stretch=st.integers(1, 8),
        early=st.sampled_from((0.0, 1.0)),
        early_scale=st.sampled_from((3.0, 60.0)),
    )


def proximities(known: Sequence[str], depth: int) -> st.SearchStrategy[Proximity | None]:
    def of_fields(fields: FieldWeights) -> st.SearchStrategy[Proximity]:
        pairs = st.lists(st.builds(Pair, words(known, fields), words(known, fields)), min_size=1, max_size=2).map(tuple)
        return st.builds(
            Proximity,
            pairs,
            weight=st.sampled_from((0.5, 1.0)),
            window=st.integers(1, 8),
            reversed_share=st.sampled_from((0.0, 0.5, 1.0)),
            weighting=st.just(BM25()),
            depth=st.just(depth),
            passage=st.none() | passages(known, fields),
        )

    return st.none() | st.sampled_from(FIELDS).flatmap(of_fields)
