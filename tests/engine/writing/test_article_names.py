import pytest

from indexer.engine.writing.article_names import ArticleNames
from indexer.polish import dictionary

pytestmark = pytest.mark.skipif(not dictionary.available(), reason="Morfeusz has no wheel here")


def test_the_names_of_every_article_by_their_kinds() -> None:
    names = ArticleNames()
    names.add(("Tusk w Gdańsku", "", "Donald Tusk przyjechał do Gdańska na zaproszenie Rady Miasta.", ""))
    names.add(("Nic", "", "nic tu nie ma", ""))
    names.add(("", "", "Rozmawiał z Anną Nowak o Unii Europejskiej.", ""))
    columns = names.columns().columns
    assert columns["person"] == [("Donald Tusk",), (), ("Anna Nowak",)]
    assert columns["place"] == [("Gdańsk",), (), ()]
    assert columns["org"] == [("Rada Miasta",), (), ("Unia Europejska",)]


def test_a_surname_alone_is_the_person_whom_the_archive_knows() -> None:
    names = ArticleNames()
    for _ in range(4):
        names.add(("", "", "Wczoraj premier Donald Tusk przyjechał.", ""))
    names.add(("", "", "Wczoraj premier Tusk wyjechał.", ""))
    assert names.columns().columns["person"][-1] == ("Donald Tusk",)


def test_what_was_seen_before_is_kept_once() -> None:
    names = ArticleNames()
    for _ in range(100):
        names.add(("", "", "Rozmawiał z Anną Nowak.", ""))
    assert len(names) == 2  # Rozmawiał, Anną Nowak
