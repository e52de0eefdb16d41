from pathlib import Path

from indexer import Article, DroppedLine, Reading, Scrape
from tui.scrape_lines import ScrapeLine, scrape_lines


def lines(text: str, *dropped: DroppedLine, article: int = 1) -> tuple[ScrapeLine, ...]:
    return scrape_lines(Scrape(Path("a.txt"), article, text), Reading(Article("a.txt"), dropped=dropped)).lines


def test_every_line_keeps_its_number_and_text() -> None:
    assert lines("raz\r\n\r\ndwa\n") == (ScrapeLine(1, "raz"), ScrapeLine(2, ""), ScrapeLine(3, "dwa"))


def test_of_a_long_scrape_the_beginning_is_shown() -> None:
    scrape = "\n".join("x" * 1000 for _ in range(5000))
    assert [line.number for line in lines(scrape)] == list(range(1, 201))


def test_a_line_longer_than_all_that_is_shown_is_shown_whole() -> None:
    assert [len(line.text) for line in lines("x" * 250_000 + "\nx")] == [250_000]


def test_the_lines_of_a_record_have_the_numbers_of_its_file() -> None:
    drop = DroppedLine(8, "b", "reklama")
    assert [(line.number, line.reasons) for line in lines("a\nb\nc", drop, article=7)] == [
        (7, ()),
        (8, ("reklama",)),
        (9, ()),
    ]


def test_a_dropped_line_is_struck_whole_whatever_its_white_space() -> None:
    drop = DroppedLine(2, "Udostępnij to", "zachęta serwisu")
    assert lines("Zdanie.\n  Udostępnij \xa0to", drop)[1] == ScrapeLine(
        2, "  Udostępnij \xa0to", ((0, 16),), ("zachęta serwisu",)
    )


def test_a_dropped_part_is_struck_alone() -> None:
    drop = DroppedLine(1, "CZYTAJ TEŻ: inne", "odnośnik w tekście")
    assert lines("Zdanie. CZYTAJ TEŻ: inne", drop)[0].dropped == ((8, 24),)


def test_two_parts_of_a_line_give_their_reason_once() -> None:
    drops = [DroppedLine(1, "Zdjęcie 1", "podpis"), DroppedLine(1, "Zdjęcie 2", "podpis")]
    assert lines("Zdjęcie 1 i Zdjęcie 2", *drops)[0] == ScrapeLine(
        1, "Zdjęcie 1 i Zdjęcie 2", ((0, 9), (12, 21)), ("podpis",)
    )


def test_a_part_that_the_reader_rewrote_is_quoted_beside_its_reason() -> None:
    drop = DroppedLine(1, "cookies…", "zgoda na ciasteczka")
    assert lines("Ta strona używa COOKIES", drop)[0] == ScrapeLine(
        1, "Ta strona używa COOKIES", (), ("zgoda na ciasteczka: cookies…",)
    )
