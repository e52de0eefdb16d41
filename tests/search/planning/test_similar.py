from indexer import Archive, Article, Request
from indexer.search.planning.similar import MOST_WORDS, significant_words

TEXTS = {
    "bridge": {"title": "Most w Tczewie", "text": "Most w Tczewie zamknięto, a potem most otwarto. Było o tym głośno."},
    "again": {"title": "Tczew", "text": "Znowu o moście, który zamknięto. Było o tym cicho."},
    "other": {"title": "Smog", "text": "Było o tym głośno, że smog wisi nad miastem w 2023 roku."},
}


def test_significant_words_are_frequent_in_the_article_and_rare_in_the_archive(archive_of) -> None:
    archive = archive_of(**TEXTS)
    words = significant_words(archive._snapshot, archive.article("bridge"))
    assert set(words[:2]) == {"most", "tczewie"}
    assert not {"w", "a", "o", "było"}.intersection(words)


def test_numbers_and_short_words_tell_nothing(archive_of) -> None:
    archive = archive_of(**TEXTS)
    assert not {"2023", "że"}.intersection(significant_words(archive._snapshot, archive.article("other")))


def test_a_long_article_has_a_bounded_number_of_words(archive_of) -> None:
    archive = archive_of(**TEXTS)
    article = Article("x", body=" ".join(f"słowo{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(200)))
    assert len(significant_words(archive._snapshot, article)) == MOST_WORDS


def test_the_most_similar_article_comes_first_and_the_article_itself_never(archive_of) -> None:
    archive: Archive = archive_of(**TEXTS)
    found = [hit.id for hit in archive.similar("bridge", Request("")).hits]
    assert found[0] == "again"
    assert "bridge" not in found
