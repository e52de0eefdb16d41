from indexer.engine.commits.retired_ids import RetiredIds


def test_an_id_belongs_to_the_article_that_had_it() -> None:
    retired = RetiredIds().with_articles("/dawna", [20, 10], [2, 1])
    assert retired.belongs_to_another(10, "/nowa", 3)
    assert not retired.belongs_to_another(10, "/dawna", 3), "the root has come back"
    assert not retired.belongs_to_another(10, "/nowa", 1), "the article has moved"
    assert not retired.belongs_to_another(15, "/nowa", 3)


def test_an_id_may_have_belonged_to_articles_of_several_roots() -> None:
    retired = RetiredIds().with_articles("/dawna", [10], [1]).with_articles("/inna", [10, 5], [2, 3])
    assert retired.roots == ("/dawna", "/inna")
    assert retired.ids.tolist() == [5, 10, 10]
    assert retired.belongs_to_another(10, "/dawna", 1), "that of the other root"
    assert not RetiredIds().belongs_to_another(10, "/nowa", 1)
