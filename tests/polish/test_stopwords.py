from indexer.polish.stopwords import FUNCTION_LEMMAS, STOPWORDS
from indexer.polish.tokens import query_forms


def test_stopwords_are_forms() -> None:
    assert all(query_forms(word) == [word] for word in STOPWORDS)


def test_function_words_are_there_and_others_are_not() -> None:
    assert {"się", "który", "przez", "była", "być"} <= STOPWORDS
    assert STOPWORDS.isdisjoint({"rok", "rząd", "polska", "ue", "nowy"})


def test_the_former_of_former_presidents_is_no_auxiliary() -> None:
    assert "były" in STOPWORDS - FUNCTION_LEMMAS
