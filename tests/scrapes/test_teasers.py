from indexer.scrapes.furniture.lines import split_lines
from indexer.scrapes.furniture.teasers import count_teasers, find_teasers

LONG = "Prom na Wiśle wrócił po zimie i od dzisiaj pływa co godzinę, a w niedziele nawet co pół godziny."
CUT = "Kapitan promu zapowiada, że latem bilet zdrożeje o złotówkę, chociaż paliwo od roku kosztuje..."


def test_paragraphs_that_break_off_between_whole_ones_are_teasers():
    assert find_teasers(split_lines(f"{LONG}\n{CUT}\n{LONG}"), (0, 1, 2)) == {1}


def test_where_most_break_off_that_is_how_the_page_was_scraped():
    assert find_teasers(split_lines(f"{LONG}\n{CUT}\n{CUT}"), (0, 1, 2)) == set()


def test_what_somebody_says_may_trail_off():
    lines = split_lines(f"{LONG}\n– {CUT}\n„{CUT}\n{LONG}")
    assert find_teasers(lines, (0, 1, 2, 3)) == set()


def test_a_row_of_teasers_has_a_headline_above_each_paragraph():
    row = split_lines(f"Prom wraca\n{LONG}\nBilet drożeje\n{LONG}\nŁawek brak\n{LONG}")
    assert count_teasers(row, least=3) == 1.0
    assert count_teasers(row[:4], least=3) == 0.0
    assert count_teasers(split_lines(f"Prom wraca\n{LONG}\n{LONG}\n{LONG}"), least=3) == 1 / 3
