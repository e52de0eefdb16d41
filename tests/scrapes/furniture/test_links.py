import pytest

from indexer.scrapes.furniture.links import find_links, runs_into_sentence

BEFORE = "Tanie linie odwołały loty z Gdańska."


def kept(text: str) -> str:
    pieces = []
    position = 0
    for start, end in find_links(text):
        pieces.append(text[position:start])
        position = end
    return " ".join("".join((*pieces, text[position:])).split())


@pytest.mark.parametrize(
    ("link", "after"),
    [
        ("Czytaj też: Most w Tczewie zamknięty >>>", "Pasażerowie czekają."),
        ("ZOBACZ: Most w Tczewie zamknięty do jesieni", "– Nie wiem, kiedy wrócę – mówi pasażerka."),
        ("Czytaj także: Most w Tczewie zamknięty do jesieni", "Jak mówi rzecznik, loty wrócą w maju."),
        ("Czytaj także: Most zamknięty do jesieni", "Jednodniowe strajki pilotów trwają od lipca."),
        ("Zobacz też: Most zamknięty. Kierowcy pojadą objazdem", "Ponadto odwołano dwa loty."),
        ("Przeczytaj też: Kto naprawi most?", "Pasażerowie czekają."),
        ("Przeczytaj także: „Kto naprawi most?”, „Prof. Nowak o promach” i „Objazdy”.", "Pasażerowie czekają."),
        ('ZOBACZ: Burmistrz wydał oświadczenie. "Wiem, jak to zrobić"', "Pasażerowie wspominają rok temu."),
        ("Czytaj także:", "Doktor zwracał uwagę na to, że prom jest bezpieczny dla pasażerów. - Tak jest - dodał."),
        ("CZYTAJ TAKŻE:", "Kurier.pl: Jak Pan ocenia fakt, że m.in. prom z Gniewu nie pływa?"),
        (
            "Czytaj także: Kto naprawi most?",
            "Dodał, że jeśli nawet prom pływa, to jego kapitan, jak mówią pasażerowie naszej Wisły, choruje.",
        ),
        ("Czytaj więcej: Most zamknięty [WIDEO]", "Pasażerowie czekają."),
        ("Więcej o tym pisaliśmy tu: Most zamknięty.", "Pasażerowie czekają."),
        ("Czytaj też: Czytaj też:", "Pasażerowie, którzy mieli lecieć w piątek, czekają na pieniądze już od tygodnia."),
        (
            "Czytaj też:",
            "Rzecznik, który odebrał telefon dopiero wieczorem, powiedział, że loty wrócą w maju albo później.",
        ),
    ],
)
def test_the_sentence_after_a_headline_stays(link, after):
    assert kept(f"{BEFORE} {link} {after}") == f"{BEFORE} {after}"


def test_headlines_at_the_end_go_whole():
    assert kept(f"{BEFORE} Czytaj też: Most zamknięty. Kierowcy pojadą objazdemCzytaj też: Prom zatonął") == BEFORE
    assert (
        kept(f"{BEFORE} Czytaj też: Nowak: Udawano, że to jest most nad naszą WisłąCzytaj też: Prom zatonął") == BEFORE
    )
    assert kept(f"{BEFORE} Czytaj też: Most zamknięty. Ile zapłacimy za objazd?") == BEFORE
    assert kept(f"{BEFORE} Więcej o promach przeczytasz na stronie Kuriera:") == BEFORE


def test_names_inside_a_headline_do_not_end_it():
    text = (
        f"{BEFORE} Pilot Nowak czeka. Tak mówi Nowak. ZOBACZ: Strajk przyjaciół Nowaka w porcie Ponadto odwołano loty."
    )
    assert kept(text) == f"{BEFORE} Pilot Nowak czeka. Tak mówi Nowak. Ponadto odwołano loty."


def test_text_without_links_is_left_alone():
    assert list(find_links("Rzecznik zobaczył też drugi samolot i czytał gazetę.")) == []


def test_a_line_may_go_on_after_its_headline():
    assert runs_into_sentence("Czytaj także: Most zamknięty do jesieni Jak mówi rzecznik, loty wrócą w maju.")
    assert not runs_into_sentence("Czytaj także: Most w Tczewie zamknięty do jesieni")
