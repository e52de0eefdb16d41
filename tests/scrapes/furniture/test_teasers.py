from indexer.scrapes.furniture.lines import split_lines
from indexer.scrapes.furniture.teasers import count_teasers

LONG = "Prom na Wiśle wrócił po zimie i od dzisiaj pływa co godzinę, a w niedziele nawet co pół godziny."


def test_a_row_of_teasers_has_a_headline_above_each_paragraph():
    row = split_lines(f"Prom wraca\n{LONG}\nBilet drożeje\n{LONG}\nŁawek brak\n{LONG}")
    assert count_teasers(row, least=3) == 1.0
    assert count_teasers(row[:4], least=3) == 0.0
    assert count_teasers(split_lines(f"Prom wraca\n{LONG}\n{LONG}\n{LONG}"), least=3) == 1 / 3
