import textwrap

from hypothesis import given
from hypothesis import strategies as st

from indexer.scrapes import read_bytes
from indexer.scrapes.furniture.wrapping import unwrap, without_link_numbers

SENTENCES = (
    "Prom na Wiśle wrócił po zimie i od dzisiaj pływa co godzinę, a w niedziele nawet co pół godziny.",
    "Kapitan zapowiada, że latem bilet zdrożeje o złotówkę, chociaż paliwo od roku kosztuje tyle samo.",
    "Pasażerowie cieszą się z dłuższych kursów, ale narzekają na brak ławek na obu brzegach rzeki.",
    "Burmistrz obiecuje, że ławki staną jeszcze w czerwcu, o ile radni znajdą na nie pieniądze w budżecie.",
    "Radni zbierają się w piątek i na razie nie wiedzą, czy wystarczy na ławki, czy tylko na wiatę.",
)


def test_paragraphs_broken_at_a_width_are_joined_again():
    page = "Prom wraca\n\n" + "\n\n".join(textwrap.fill(text, 60) for text in SENTENCES)
    lines = [line for _, line in unwrap(page.split("\n")) if line]
    assert lines == ["Prom wraca", *SENTENCES]


def test_lines_keep_the_numbers_of_their_first_ones():
    page = "\n\n".join(textwrap.fill(text, 60) for text in SENTENCES)
    numbers = [number for number, line in unwrap(page.split("\n")) if line]
    assert numbers == [1, 4, 7, 10, 13]


def test_an_article_comes_whole_out_of_a_wrapped_page():
    page = "Kurier\n\nMenu\n\nProm wraca na Wisłę po długiej zimie\n\n"
    page += "\n\n".join(textwrap.fill(text, 60) for text in SENTENCES) + "\n\nCzytaj także:\n\nMost zamknięty"
    (reading,) = read_bytes(page.encode(), "prom.txt")
    assert reading.article.title == "Prom wraca na Wisłę po długiej zimie"
    assert tuple(f"{reading.article.lead}\n{reading.article.body}".strip().split("\n")) == SENTENCES
    assert reading.is_article


def test_verses_and_lists_stay_as_they_are():
    lines = ["Prom płynie,", "rzeka stoi,", "a kapitan", "nikogo się nie boi.", *["wiersz za wierszem"] * 9]
    assert [line for _, line in unwrap(lines)] == lines


@given(st.lists(st.text("aB. -\t", max_size=90), max_size=30))
def test_no_word_is_lost(lines):
    joined = list(unwrap(lines))
    assert " ".join(line for _, line in joined).split() == " ".join(lines).split()
    assert [number for number, _ in joined] == sorted({number for number, _ in joined})


def test_the_numbers_of_links_go_where_all_links_have_them():
    numbered = "[1]Kraj\n[2]Świat\n[3]Sport\n[4]Kultura\n[12]Pogoda"
    assert without_link_numbers(numbered) == "Kraj\nŚwiat\nSport\nKultura\nPogoda"
    footnotes = "Prom pływa [1]. Most stoi [2]. Rzeka płynie [3]. Bilet drożeje [4]. Ławek brak [5]."
    assert without_link_numbers(footnotes) == footnotes
