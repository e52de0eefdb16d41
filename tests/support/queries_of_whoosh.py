"""Random queries of Whoosh's own kinds over the words of the invented articles."""

from datetime import datetime

from hypothesis import strategies as st
from whoosh import query

from indexer.polish.tokens import form
from tests.support.invented import WORDS

FIELDS = ("title", "lead", "body", "caption", "author", "source")
FORMS = (*sorted({form(word) for word in WORDS}), "anna", "kowal", "reda", "kurier", "example", "nigdzie")

fields = st.sampled_from(FIELDS) | st.just("body")
forms = st.sampled_from(FORMS)
boosts = st.sampled_from((1.0, 1.0, 0.5, 3.0))
moments = st.sampled_from((None, datetime(2022, 1, 1), datetime(2022, 7, 1), datetime(2023, 11, 20, 14, 5)))

terms = st.builds(query.Term, fields, forms, boost=boosts)
ids = st.builds(query.Term, st.just("id"), st.sampled_from(("0/kurier/0.txt", "1/kurier/2.txt", "nic")))


def phrases() -> st.SearchStrategy[query.Query]:
    words = st.lists(forms, min_size=2, max_size=3)
    return st.builds(query.Phrase, fields, words, slop=st.integers(1, 4), boost=boosts)


def sequences() -> st.SearchStrategy[query.Query]:
    """Terms of one field, near each other."""

    def of_field(field: str) -> st.SearchStrategy[query.Query]:
        pairs = st.lists(st.builds(query.Term, st.just(field), forms, boost=boosts), min_size=2, max_size=2)
        return st.one_of(
            st.builds(query.Sequence, pairs, st.integers(1, 4), st.booleans(), boosts),
            st.builds(query.Ordered, pairs, boost=boosts),
            st.builds(query.SpanNear2, pairs, st.integers(1, 4), st.booleans()),
        )

    return fields.flatmap(of_field)


def multiple_terms() -> st.SearchStrategy[query.Query]:
    """What stands for several terms, which score alike or each by itself."""
    constant = st.booleans()
    ends = forms | st.none()
    prefixes = st.tuples(forms, st.integers(0, 3)).map(lambda pair: pair[0][: pair[1]])
    wildcards = st.tuples(forms, st.sampled_from(("{}*", "{}?", "?{}", "*{}*", "{}[em]"))).map(
        lambda pair: pair[1].format(pair[0][1:3])
    )
    patterns = st.sampled_from(("mo", "m.st", "(tcz|żó).*", "[a-ł]+$", ".*ie", "."))
    return st.one_of(
        st.builds(query.Prefix, fields, prefixes, boosts, constant),
        st.builds(query.Wildcard, fields, wildcards, boosts, constant),
        st.builds(query.Regex, fields, patterns, boosts, constant),
        st.builds(query.FuzzyTerm, fields, forms, boosts, st.integers(1, 2), st.integers(0, 1), constant),
        st.builds(query.TermRange, fields, ends, ends, st.booleans(), st.booleans(), boosts, constant),
        st.builds(query.Prefix, st.just("id"), st.sampled_from(("0/", "1/kurier/1", "9"))),
    )


dates = st.builds(query.DateRange, st.just("date"), moments, moments, st.booleans(), st.booleans(), boosts)
every = st.builds(query.Every, st.sampled_from((None, "title", "caption", "id")), boosts)


def compounds(parts: st.SearchStrategy[query.Query]) -> st.SearchStrategy[query.Query]:
    several = st.lists(parts, min_size=1, max_size=3)
    return st.one_of(
        st.builds(query.And, several, boosts),
        st.builds(query.Or, several, boosts),
        st.builds(query.DisjunctionMax, several, boosts),
        st.builds(query.Not, parts),
        st.builds(query.AndNot, parts, parts),
        st.builds(query.AndMaybe, parts, parts),
        st.builds(query.Require, parts, parts),
        st.builds(query.Otherwise, parts, parts),
        st.builds(query.ConstantScoreQuery, parts, st.sampled_from((1.0, 2.5))),
        st.tuples(parts, parts).map(lambda pair: query.And([pair[0], query.Not(pair[1])])),
    )


def queries() -> st.SearchStrategy[query.Query]:
    """Any query."""
    nothing = st.just(query.NullQuery)
    leaves = st.one_of(terms, terms, ids, phrases(), sequences(), multiple_terms(), dates, every, nothing)
    return st.recursive(leaves, compounds, max_leaves=5)
