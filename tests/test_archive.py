"""The sample archive, asked everything: what is in it is found in every form, and what is not never."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from indexer import (
    Archive,
    DamagedIndex,
    NoIndex,
    PrasowkaError,
    Request,
    Results,
    UnknownArticle,
    UnreadableScrape,
    UsageError,
    check,
    optimize,
    search_corrected,
    update,
)
from indexer.polish.tokens import fold
from tests.support.sample import (
    ARCHIVE,
    ARTICLE_COUNT,
    ARTICLES,
    DAMAGED,
    DAMAGED_ARCHIVE,
    DECOYS,
    ENCODINGS,
    EXACT_COPY,
    FORMS,
    FURNITURE,
    GZIP_FILE,
    HTML_FILE,
    MENTIONS,
    RECORDS_FILE,
    STORIES,
)

EVERY_FORM = [(name, form) for name, forms in FORMS.items() for form in forms]


def ask(archive: Archive, query: str, **values: Any) -> Results:
    return archive.search(Request(query, **({"limit": 100} | values)))


def found(archive: Archive, query: str, **values: Any) -> set[str]:
    return {hit.id for hit in ask(archive, query, **values).hits}


@pytest.mark.parametrize(("name", "form"), EVERY_FORM)
def test_every_form_finds_every_article_that_mentions_a_name_in_any_form(
    sample_archive: Archive, name: str, form: str
) -> None:
    assert MENTIONS[name] <= found(sample_archive, form)


@pytest.mark.parametrize(("name", "form"), EVERY_FORM)
def test_a_name_in_furniture_only_is_never_found(sample_archive: Archive, name: str, form: str) -> None:
    assert not found(sample_archive, form) & DECOYS[name]


@pytest.mark.parametrize("name", [name for name in FORMS if fold(name.lower()) != name.lower()])
def test_names_are_found_without_diacritics(sample_archive: Archive, name: str) -> None:
    assert MENTIONS[name] <= found(sample_archive, fold(name.lower()))


@pytest.mark.parametrize("phrase", FURNITURE)
def test_furniture_is_never_found(sample_archive: Archive, phrase: str) -> None:
    assert ask(sample_archive, f'"{phrase}"').total == 0


def test_the_archive_holds_what_was_put_in(sample_archive: Archive) -> None:
    assert sample_archive.stats().articles == ARTICLE_COUNT
    for id, sample in ARTICLES.items():
        article = sample_archive.article(id)
        assert (article.id, article.title, article.published) == (id, sample.title, sample.published)
        assert article.authors == sample.authors
        assert set(sample.agencies) <= set(article.agencies)


def test_hits_say_where_they_stand(sample_archive: Archive) -> None:
    hits = ask(sample_archive, "Tczewie").hits
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        assert hit.path == str(ARCHIVE / (RECORDS_FILE if hit.id.startswith("hor-") else hit.id))
        assert hit.snippet.highlights
        for start, end in hit.snippet.highlights:
            assert fold(hit.snippet.text[start:end].lower()).startswith("tczew")
        scrape = sample_archive.scrape(hit.id)
        assert "tczew" in scrape.text.splitlines()[hit.line - scrape.line].lower()


@pytest.mark.parametrize("id", [*ENCODINGS, GZIP_FILE, HTML_FILE, "hor-2024-018"])
def test_scrapes_are_shown_decoded(sample_archive: Archive, id: str) -> None:
    scrape = sample_archive.scrape(id)
    assert scrape.path == ARCHIVE / (RECORDS_FILE if id.startswith("hor-") else id)
    assert ARTICLES[id].title.split(".")[0] in scrape.text
    if id.startswith("hor-"):
        assert scrape.text == (ARCHIVE / RECORDS_FILE).read_text("utf-8").splitlines()[scrape.line - 1]


@pytest.mark.parametrize("id", sorted(ARTICLES))
def test_a_scrape_reads_again_as_it_was_indexed(sample_archive: Archive, id: str) -> None:
    reading = sample_archive.reading(id)
    assert reading.article == sample_archive.article(id)
    assert all(dropped.reason for dropped in reading.dropped)


def test_the_same_order_whatever_the_page(sample_archive: Archive) -> None:
    whole = [hit.id for hit in ask(sample_archive, "most Tczew Wisła człowiek").hits]
    paged = [
        hit.id
        for offset in range(0, len(whole), 4)
        for hit in ask(sample_archive, "most Tczew Wisła człowiek", limit=4, offset=offset).hits
    ]
    assert paged == whole
    assert len(set(whole)) == len(whole) == ask(sample_archive, "most Tczew Wisła człowiek", limit=1).total


def test_sorted_by_date_with_the_undated_last(sample_archive: Archive) -> None:
    undated = {id for id, sample in ARTICLES.items() if sample.published is None}
    for sort in ("newest", "oldest"):
        hits = ask(sample_archive, "w OR i", sort=sort).hits
        dates = [hit.published for hit in hits if hit.published]
        assert {hit.id for hit in hits[len(dates) :]} <= undated
        days = [day[:4] for day in dates]
        assert days == sorted(days, reverse=sort == "newest")


def test_dates_and_sources_filter(sample_archive: Archive) -> None:
    in_july = {id for id, sample in ARTICLES.items() if (sample.published or "").startswith("2022-07")}
    assert found(sample_archive, "date:2022-07") == in_july
    assert found(sample_archive, "date:2022-07-01..2022-07-01") == {
        id for id, sample in ARTICLES.items() if (sample.published or "").startswith("2022-07-01")
    }
    assert found(sample_archive, "date:none") == {id for id, sample in ARTICLES.items() if sample.published is None}
    since = ask(sample_archive, "Łódź", since="2024")
    assert {hit.published[:4] for hit in since.hits if hit.published} == {"2024"}
    assert "undated" in {note.code for note in since.notes}
    assert found(sample_archive, "Łódź", sources=("Horyzonty",)) == {"hor-2024-019"}
    assert found(sample_archive, "Łódź", authors=("Orzeł",)) == {"hor-2024-019"}


def test_facets_count_all_that_was_found(sample_archive: Archive) -> None:
    results = ask(sample_archive, "Łódź", limit=1, facets=("author", "month", "source"))
    ids = found(sample_archive, "Łódź")
    authors = [author for id in ids for author in ARTICLES[id].authors]
    assert dict(results.facets["author"]) == {author: authors.count(author) for author in authors}
    months = [published[:7] for id in ids if (published := ARTICLES[id].published) and len(published) > 4]
    assert dict(results.facets["month"]) == {month: months.count(month) for month in months}


@pytest.mark.parametrize("story", STORIES, ids=lambda story: min(story).partition("/")[0])
def test_near_copies_are_one_story(sample_archive: Archive, story: frozenset[str]) -> None:
    title = sample_archive.article(min(story)).title
    whole, folded = ask(sample_archive, title), ask(sample_archive, title, fold=True)
    assert story <= {hit.id for hit in whole.hits}
    assert folded.total == whole.total == len(whole.hits)
    assert folded.stories == len(folded.hits) < whole.total
    (shown,) = (hit for hit in folded.hits if {hit.id, *hit.copies} & story)
    assert {shown.id, *shown.copies} == story


def test_exact_copies_stay_articles_of_their_own(sample_archive: Archive) -> None:
    texts = {sample_archive.article(id).body for id in EXACT_COPY}
    assert len(texts) == 1
    assert set(EXACT_COPY) <= found(sample_archive, "Tczew")


def test_similar_articles_leave_out_the_one_asked(sample_archive: Archive) -> None:
    id = min(STORIES[0])
    hits = sample_archive.similar(id, Request("", limit=2)).hits
    assert {hit.id for hit in hits} == STORIES[0] - {id}


def test_highlights_in_any_text(sample_archive: Archive) -> None:
    text = "Łukaszence i łukaszenką zajęto się w Mińsku."
    assert sample_archive.highlights("Łukaszenka", text) == [(0, 10), (13, 23)]


def test_words_are_analysed_completed_and_corrected(sample_archive: Archive) -> None:
    (analysis,) = sample_archive.analyze("Łukaszence")
    assert {"łukaszenka", "łukaszenki"} <= {form.form for form in analysis.forms}
    assert sample_archive.suggest("premier łukaszen").completions[0][0] == "premier łukaszenka"
    assert all(completion.startswith("tcze") for completion, _ in sample_archive.suggest("tcze").completions)
    assert "łukaszenka" in sample_archive.suggest("łukaszemka").corrections


@pytest.mark.parametrize("question", ["article", "scrape", "reading"])
def test_unknown_articles_are_said_to_be_unknown(sample_archive: Archive, question: str) -> None:
    with pytest.raises(UnknownArticle, match=r"Nie ma artykułu o identyfikatorze nic\.txt"):
        getattr(sample_archive, question)("nic.txt")
    with pytest.raises(UnknownArticle):
        sample_archive.similar("nic.txt", Request(""))


@pytest.mark.parametrize("values", [{"sort": "best"}, {"facets": ("colour",)}, {"since": "kiedyś"}])
def test_requests_that_make_no_sense(sample_archive: Archive, values: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        ask(sample_archive, "most", **values)


def test_an_archive_of_damaged_scrapes(tmp_path: Path) -> None:
    report = update(tmp_path / "index", [DAMAGED_ARCHIVE])
    failed = {Path(failure.path).name for failure in report.failures}
    assert failed | {"half.txt", "furniture.txt"} == set(DAMAGED)
    with Archive.open(tmp_path / "index") as archive:
        assert {"bad-1", "bad-3", "half.txt"} <= {hit.id for hit in ask(archive, "w OR i OR na").hits}
        assert {Path(failure.path).name for failure in archive.stats().failures} == failed


def test_a_scrape_that_is_gone_is_said_to_be_gone(tmp_path: Path) -> None:
    shutil.copytree(ARCHIVE, tmp_path / "prasa")
    update(tmp_path / "index", [tmp_path / "prasa"])
    records = tmp_path / "prasa" / RECORDS_FILE
    with Archive.open(tmp_path / "index") as archive:
        (tmp_path / "prasa" / HTML_FILE).unlink()
        records.write_text("".join(records.read_text("utf-8").splitlines(keepends=True)[1:]), "utf-8")
        assert archive.article(HTML_FILE).title == ARTICLES[HTML_FILE].title
        for question in (archive.scrape, archive.reading):
            with pytest.raises(UnreadableScrape):
                question(HTML_FILE)
        with pytest.raises(UnreadableScrape, match="prasowka index"):
            archive.reading("hor-2024-017")
        with pytest.raises(UnreadableScrape, match="prasowka index"):
            archive.scrape("hor-2024-017")
        assert archive.reading("hor-2024-018").line == 1
        scrape = archive.scrape("hor-2024-018")
        assert (scrape.line, "hor-2024-018" in scrape.text) == (1, True)


def test_an_opened_archive_stays_as_it_was_until_it_is_refreshed(tmp_path: Path) -> None:
    folder, index = tmp_path / "prasa", tmp_path / "index"
    folder.mkdir()
    (folder / "a.txt").write_text("Most w Tczewie\n\nPierwsza wiadomość o moście.\n", "utf-8")
    update(index, [folder])
    with Archive.open(index) as archive:
        assert not archive.refresh()
        for number in range(4):
            (folder / f"{number}.txt").write_text(f"Most numer {number}\n\nKolejna wiadomość o moście.\n", "utf-8")
            (folder / "a.txt").unlink(missing_ok=True)
            update(index)
            optimize(index)
        assert found(archive, "mostem") == {"a.txt"}
        assert archive.article("a.txt").title == "Most w Tczewie"
        assert archive.stats().articles == 1
        assert archive.refresh()
        assert found(archive, "mostem") == {"0.txt", "1.txt", "2.txt", "3.txt"}
        assert not archive.refresh()


def test_an_index_may_be_rebuilt_in_place_under_an_opened_archive(tmp_path: Path) -> None:
    update(tmp_path / "index", [ARCHIVE])
    with Archive.open(tmp_path / "index") as archive:
        before = found(archive, "Tczew")
        update(tmp_path / "index", rebuild=True)
        assert found(archive, "Tczew") == before
        assert archive.refresh()
        assert found(archive, "Tczew") == before


def test_threads_may_share_an_archive(tmp_path: Path) -> None:
    update(tmp_path / "index", [ARCHIVE])
    with Archive.open(tmp_path / "index") as archive:
        questions: list[Callable[[], object]] = [
            lambda: found(archive, "Tczew"),
            lambda: found(archive, "lodz", fold=True),
            lambda: archive.article(HTML_FILE),
            lambda: archive.reading(HTML_FILE).article,
            lambda: archive.similar(HTML_FILE, Request("")).total,
            lambda: archive.suggest("łuka"),
            lambda: archive.analyze("Kopernika"),
            lambda: archive.highlights("most", "Mostem przez Wisłę"),
            lambda: archive.stats().articles,
        ]
        expected = [question() for question in questions]
        with ThreadPoolExecutor(8) as pool:
            answers = [pool.submit(question) for _ in range(6) for question in questions]
            for _ in range(3):
                optimize(tmp_path / "index")
                pool.submit(archive.refresh).result()
        assert [answer.result() for answer in answers] == expected * 6


def test_a_question_takes_today_for_its_dates(sample_archive: Archive) -> None:
    assert ask(sample_archive, f"date:{date.today():%Y-%m-%d}..").total == 0


def test_no_index(tmp_path: Path) -> None:
    with pytest.raises(NoIndex, match="prasowka index"):
        Archive.open(tmp_path)


def everything(index: Path) -> None:
    """Ask for everything that reads a file of the index."""
    with Archive.open(index) as archive:
        ask(archive, '"most w Tczewie" tcz* lodz literufka~ -Wisła', facets=("source", "author", "month"), fold=True)
        ask(archive, "author:Kowal source:Horyzonty date:2022..", sort="newest")
        archive.stats()
        archive.analyze("lodz")
        archive.suggest("łuka")
        archive.similar(HTML_FILE, Request(""))
        archive.scrape(HTML_FILE)


@pytest.mark.parametrize("pattern", ["*.toc", "*.catalog", "*.arrays"])
def test_a_damaged_file_is_told_with_what_to_do(sample_index: Path, tmp_path: Path, pattern: str) -> None:
    index = tmp_path / "index"
    shutil.copytree(sample_index, index)
    path = next(index.glob(pattern))
    data = path.read_bytes()
    for damaged in (b"", data[: len(data) // 2], data[:-1], b"\xff" * len(data)):
        path.unlink()
        path.write_bytes(damaged)
        assert check(index)
        with pytest.raises(DamagedIndex, match=r"Zbuduj indeks od nowa: prasowka index --index .* --rebuild"):
            everything(index)
        path.write_bytes(data)
    assert check(index) == []
    everything(index)


def test_damage_anywhere_is_told_or_does_no_harm(sample_index: Path, tmp_path: Path) -> None:
    """Damage may give wrong answers before it is seen, but never a strange error; and `check` names it."""
    index = tmp_path / "index"
    shutil.copytree(sample_index, index)
    path = next(index.glob("*.arrays"))
    data = path.read_bytes()
    told = set()
    for start in range(64, len(data), 2003):
        path.unlink()
        path.write_bytes(data[:start] + bytes(byte ^ 0xFF for byte in data[start : start + 64]) + data[start + 64 :])
        assert path.name in check(index)[0]
        try:
            everything(index)
        except PrasowkaError as error:
            told.add(
                (type(error), str(error).endswith(f"Zbuduj indeks od nowa: prasowka index --index {index} --rebuild"))
            )
    assert (DamagedIndex, True) in told
    assert told <= {(DamagedIndex, True), (UnknownArticle, False), (UnreadableScrape, False)}


def test_the_line_of_a_word_that_only_the_title_has(tmp_path: Path) -> None:
    scrape = tmp_path / "prasa" / "kot.txt"
    scrape.parent.mkdir()
    text = "Wczoraj stało się coś, o czym mówi całe miasteczko nad rzeką. Nikt nie wie, co będzie dalej."
    scrape.write_text(f"Kot na moście\n\n{text}\n", "utf-8")
    update(tmp_path / "index", [scrape.parent])
    with Archive.open(tmp_path / "index") as archive:
        lines = [archive.search(Request(query)).hits[0].line for query in ("kot", "miasteczko", "kot miasteczko")]
    assert lines == [1, 3, 3]


def test_a_scrape_that_is_gone_is_named(tmp_path: Path) -> None:
    scrape = tmp_path / "prasa" / "kot.txt"
    scrape.parent.mkdir()
    scrape.write_text("Kot na moście\n\nWczoraj stało się coś, o czym mówi całe miasteczko nad rzeką.\n", "utf-8")
    update(tmp_path / "index", [scrape.parent])
    scrape.unlink()
    with Archive.open(tmp_path / "index") as archive:
        for look in (archive.scrape, archive.reading):
            with pytest.raises(UnreadableScrape, match=f"{scrape}: nie ma takiego pliku"):
                look("kot.txt")


def test_another_spelling_is_searched_only_where_nothing_is_found(sample_archive: Archive) -> None:
    assert search_corrected(sample_archive, Request("Łukaszence")).query == "Łukaszence"
    corrected = search_corrected(sample_archive, Request("Łukaszneka", limit=1))
    assert (corrected.query, corrected.total > 0, len(corrected.hits)) == ("łukaszenka", True, 1)
    nothing = search_corrected(sample_archive, Request("qqqqqqqqqq"))
    assert (nothing.query, nothing.total) == ("qqqqqqqqqq", 0)


def test_an_archive_that_stays_open_and_a_run_notice_what_the_disk_has_changed(tmp_path: Path) -> None:
    index, root = tmp_path / "index", tmp_path / "prasa"
    root.mkdir()
    (root / "a.txt").write_text("Most\n\nMost stoi nad rzeką od wielu lat, a nikt go nie maluje.\n", "utf-8")
    update(index, [root])
    (arrays,) = index.glob("*.arrays")
    with Archive.open(index) as archive:
        assert not archive.refresh()
        data = bytearray(arrays.read_bytes())
        data[100] ^= 1
        with arrays.open("r+b") as file:
            file.write(data)
        with pytest.raises(DamagedIndex, match=arrays.name):
            archive.refresh()
    with pytest.raises(DamagedIndex, match=arrays.name):
        update(index)
