"""The screens over the sample archive, indexed for the purpose: no part of the engine is stood in for."""

import shutil
from pathlib import Path

import pytest

from indexer import update
from tests.support.sample import ARCHIVE, ARTICLE_COUNT, ENCODINGS, GZIP_FILE, HTML_FILE
from tui.widgets.article_view import ArticleView

MOST = "kurier-wislany/2024-05-12-most-w-tczewie.txt"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index")
    update(folder, [ARCHIVE])
    return folder


def hits(somebody) -> int:
    return somebody.app.screen.session.row_count


async def test_the_whole_archive_is_there_before_anything_is_typed(over_index, index: Path) -> None:
    async with over_index(index) as somebody:
        assert f"{ARTICLE_COUNT} artykułów w archiwum" in somebody.sees()


async def test_a_typed_word_finds_its_other_forms_and_lights_them(over_index, index: Path) -> None:
    async with over_index(index) as somebody:
        await somebody.type("tczewem")
        assert "Tczewie" in somebody.sees()
        await somebody.press("enter", "n")
        assert somebody.app.screen.query_one(ArticleView).current == 0


async def test_copies_of_one_text_are_folded_and_unfolded(over_index, index: Path) -> None:
    async with over_index(index, "most w tczewie") as somebody:
        assert "+ 1 kopia" in somebody.sees()
        assert "bez powtórzeń" in somebody.sees()
        folded = hits(somebody)
        await somebody.press("down", "f")
        assert hits(somebody) > folded


async def test_the_scrape_behind_an_article_says_what_was_left_out(over_index, index: Path) -> None:
    async with over_index(index, "most w tczewie") as somebody:
        await somebody.press("down", "r")
        assert "pominięto coś w" in somebody.sees()
        await somebody.press("n")
        assert "✂" in somebody.sees()


@pytest.mark.parametrize("id", ["hor-2024-019", HTML_FILE, GZIP_FILE, *ENCODINGS])
async def test_a_scrape_of_any_kind_and_encoding_can_be_shown(over_index, index: Path, id: str) -> None:
    async with over_index(index, f'id:"{id}"') as somebody:
        assert "1 artykuł" in somebody.sees()
        await somebody.press("down", "r")
        assert "wiersz" in somebody.sees()
        assert "\N{REPLACEMENT CHARACTER}" not in somebody.sees()


async def test_what_is_indexed_while_one_reads_appears_by_itself(over_index, tmp_path: Path) -> None:
    scrapes, folder = tmp_path / "scrapes", tmp_path / "index"
    scrapes.mkdir()
    shutil.copy(ARCHIVE / MOST, scrapes / "most.txt")
    update(folder, [scrapes])
    async with over_index(folder, "tczew") as somebody:
        assert "1 artykuł ·" in somebody.sees()
        text = "Prom w Tczewie\n\nPrzez Wisłę w Tczewie znów pływa prom. Zabiera rowery, psy i niedzielną orkiestrę.\n"
        (scrapes / "prom.txt").write_text(text, encoding="utf-8")
        update(folder)
        somebody.app.screen.watching.look()
        await somebody.rest()
        assert "2 artykuły ·" in somebody.sees()
        assert "Prom w Tczewie" in somebody.sees()


async def test_an_agency_looked_for_among_the_portals_is_pointed_to(over_index, sample_index) -> None:
    async with over_index(sample_index, "źródło:pap") as somebody:
        assert "Nie znaleziono „źródło:pap”. To wyniki dla „agencja:pap”" in somebody.sees()
        assert somebody.app.screen.session.row_count > 0
