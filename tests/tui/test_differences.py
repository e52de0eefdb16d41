from hypothesis import given
from hypothesis import strategies as st

from indexer import Article
from tui.differences import Change, count, differences, sentences_of

HERE = Article(
    id="kurier/tama.txt",
    title="Tama pękła nad ranem",
    body="Woda zalała rynek. Wójt prosi o pomoc.\nStraż pożarna milczy. Prof. Nowak nie był zdziwiony.",
)
THERE = Article(
    id="glos/tama.txt",
    title="Tama pękła nad ranem",
    body="Woda  zalała rynek. Starosta nie odbiera telefonu.\nStraż pożarna milczy. Prof. Nowak nie był zdziwiony.",
)


def test_sentences_that_one_article_lacks_are_named_in_their_order() -> None:
    found = [(difference.change, difference.sentences) for difference in differences(HERE, THERE)]
    assert found == [
        (Change.KEPT, ("Tama pękła nad ranem", "Woda zalała rynek.")),
        (Change.REMOVED, ("Wójt prosi o pomoc.",)),
        (Change.ADDED, ("Starosta nie odbiera telefonu.",)),
        (Change.KEPT, ("Straż pożarna milczy.", "Prof.", "Nowak nie był zdziwiony.")),
    ]


def test_changes_are_counted_by_sentences() -> None:
    compared = differences(HERE, THERE)
    assert (count(compared, Change.REMOVED), count(compared, Change.ADDED)) == (1, 1)


def test_an_article_does_not_differ_from_itself() -> None:
    assert [difference.change for difference in differences(HERE, HERE)] == [Change.KEPT]


@given(st.text("ab.!? \nŁA"), st.text("ab.!? \nŁA"))
def test_every_sentence_is_kept_removed_or_added(before: str, after: str) -> None:
    here, there = Article(id="a", title="", body=before), Article(id="b", title="", body=after)
    compared = differences(here, there)
    assert [s for d in compared if d.change is not Change.ADDED for s in d.sentences] == sentences_of(here)
    assert [s for d in compared if d.change is not Change.REMOVED for s in d.sentences] == sentences_of(there)
