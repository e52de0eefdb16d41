from pathlib import Path

import pytest

from indexer import Archive, optimize, update
from tests.support.sample import ARCHIVE, ARTICLE_COUNT, ARTICLES, DAMAGED_ARCHIVE


def test_the_figures_of_the_sample(sample_archive: Archive, sample_index: Path) -> None:
    stats = sample_archive.stats()
    dates = [sample.published for sample in ARTICLES.values() if sample.published]
    assert (stats.articles, stats.segments, stats.deleted, stats.generation) == (ARTICLE_COUNT, 1, 0, 0)
    assert stats.undated == ARTICLE_COUNT - len(dates)
    assert (stats.oldest, stats.newest) == ("2022-07-01", max(dates)[:10])
    assert stats.roots == (str(ARCHIVE),)
    assert (stats.failures, stats.suspicious) == ((), ())
    assert dict(stats.sources)["Horyzonty"] == 4
    assert [count for _, count in stats.sources] == sorted((count for _, count in stats.sources), reverse=True)
    assert stats.bytes_on_disk == sum(path.stat().st_size for path in sample_index.iterdir())
    assert 0 < stats.forms < stats.tokens
    assert "rules" in stats.analyser


@pytest.mark.parametrize("optimized", [False, True])
def test_deleted_articles_do_not_count(tmp_path: Path, optimized: bool) -> None:
    folder = tmp_path / "prasa"
    folder.mkdir()
    for name, date in (("a", "2020-01-02"), ("b", "2021-03-04"), ("c", "2022-05-06")):
        (folder / f"{name}.txt").write_text(f"Tytuł {name}\nOpublikowano: {date}\n\nTreść artykułu {name}.\n", "utf-8")
    update(tmp_path / "index", [folder])
    (folder / "a.txt").unlink()
    update(tmp_path / "index")
    if optimized:
        optimize(tmp_path / "index")
    with Archive.open(tmp_path / "index") as archive:
        stats = archive.stats()
    assert (stats.articles, stats.oldest, stats.newest) == (2, "2021-03-04", "2022-05-06")
    assert (stats.deleted, stats.generation) == ((0, 2) if optimized else (1, 1))


def test_what_could_not_be_read_or_was_read_with_doubt_is_listed(tmp_path: Path) -> None:
    report = update(tmp_path / "index", [DAMAGED_ARCHIVE])
    with Archive.open(tmp_path / "index") as archive:
        stats = archive.stats()
    assert [failure.path for failure in stats.failures] == [failure.path for failure in report.failures]
    assert stats.suspicious == report.suspicious


def test_an_empty_archive(tmp_path: Path) -> None:
    (tmp_path / "prasa").mkdir()
    update(tmp_path / "index", [tmp_path / "prasa"])
    with Archive.open(tmp_path / "index") as archive:
        stats = archive.stats()
    assert (stats.articles, stats.forms, stats.tokens, stats.segments) == (0, 0, 0, 0)
    assert (stats.oldest, stats.newest, stats.sources) == (None, None, ())
