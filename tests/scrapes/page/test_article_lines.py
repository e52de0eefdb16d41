"""Every rule that labels a line of an article, each by a page on which it decides."""

import pytest

from indexer.scrapes.furniture.lines import split_lines
from indexer.scrapes.page.article_lines import RULES
from indexer.scrapes.page.line_roles import label_lines, reasons_of

MENU = "Start\nKraj\nSport\nKultura\nZaloguj się\nSzukaj\nRSS\nReklama\n"
TITLE = "Powiat kupi trzy autobusy elektryczne\n"
FIRST = "Starosta podpisał w środę umowę na trzy autobusy, które wyjadą na trasy jesienią przyszłego roku.\n"
SECOND = "Pojazdy będą ładowane nocą w zajezdni przy ulicy Polnej, a kierowcy przejdą szkolenie w listopadzie.\n"
TAIL = "Najnowsze\nMrozy wracają w weekend nad jezioro\nRegulamin\n"


def page(*lines: str) -> str:
    return f"{MENU}{TITLE}\n{FIRST}\n" + "".join(f"{line}\n" for line in lines) + f"\n{SECOND}\n"


EXAMPLES = {
    "wording": (page("Udostępnij"), "Udostępnij"),
    "below a pointer": (page("Czytaj też:", "Ścieżka nad zalewem gotowa"), "Ścieżka nad zalewem gotowa"),
    "poll": (page("Czy ławki się przydadzą?", "tak 72%", "nie 28%"), "tak 72%"),
    "doubled headline": (page("Rynek czeka na nowe ławki", "Rynek czeka na nowe ławki"), "Rynek czeka na nowe ławki"),
    "repeated": (page() + FIRST, FIRST.strip()),
    "credit below a caption": (
        page("Nowy autobus na placu / PAP", "Jan Kowalski (AFP)"),
        "Jan Kowalski (AFP)",
    ),
    "metadata": (f"{MENU}{TITLE}Opublikowano: 12.10.2023\n\n{FIRST}{SECOND}", "Opublikowano: 12.10.2023"),
    "caption": (page("Nowy autobus na placu, fot. Jan Kowalski"), "Nowy autobus na placu, fot. Jan Kowalski"),
    "name of the story": (
        page("Piotr Borsuk")
        + "Umowę pokazał radnym Piotr Borsuk, a starostwo zapłaci za nie z kredytu, który spłaci do końca dekady.\n",
        "Piotr Borsuk",
    ),
    "byline": (f"{MENU}{TITLE}Hanna Wilk\n\n{FIRST}{SECOND}", "Hanna Wilk"),
    "note after a byline": (
        f"{MENU}{TITLE}Hanna Wilk\n\n{FIRST}{SECOND}Hanna Wilk, pisze o komunikacji od lat\n",
        "Hanna Wilk, pisze o komunikacji od lat",
    ),
    "biography": (
        page() + "Hanna Wilk jest reporterką działu miasto i od dziesięciu lat pisze o komunikacji w powiecie.\n",
        "Hanna Wilk jest reporterką działu miasto i od dziesięciu lat pisze o komunikacji w powiecie.",
    ),
    "position below a byline": (
        f"{MENU}{TITLE}Hanna Wilk\nreporterka działu miasto\n\n{FIRST}{SECOND}",
        "reporterka działu miasto",
    ),
    "paragraph": (page(), SECOND.strip()),
    "below an advert": (
        page("Reklama", "Tanie rowery prosto z fabryki", "Ceny skupu mleka"),
        "Tanie rowery prosto z fabryki",
    ),
    "after a signature": (page() + "(PAP)\nCo jeszcze w numerze\n", "Co jeszcze w numerze"),
    "row of tags": (page() + "autobusy, powiat, transport publiczny\n", "autobusy, powiat, transport publiczny"),
    "headline of the tail": (
        page("Mrozy wracają w weekend nad jezioro", "") + TAIL,
        "Mrozy wracają w weekend nad jezioro",
    ),
    "rest of furniture": (page("Polub nas na Facebooku", "i bądź z nami co dzień"), "i bądź z nami co dzień"),
    "quiet page": (f"{TITLE}\n{FIRST}\nCo na to radni\nI co dalej\n\n{SECOND}", "Co na to radni"),
    "broken sentence": (page("oraz na liniach nocnych"), "oraz na liniach nocnych"),
    "sentence": (page("Pierwszy kurs o świcie."), "Pierwszy kurs o świcie."),
    "subhead": (page("Ładowanie nocą w zajezdni"), "Ładowanie nocą w zajezdni"),
    "opening of a list": (page("Co kupi powiat:", "1. autobusy", "2. ładowarki"), "Co kupi powiat:"),
    "item of a list": (page("Co kupi powiat:", "1. autobusy", "", "2. ładowarki", "", "Inne"), "2. ładowarki"),
    "stray headline": (page("Ceny skupu mleka", "Święto sera w gminie"), "Ceny skupu mleka"),
}


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_rule_decides(rule: str) -> None:
    text, example = EXAMPLES[rule]
    lines = split_lines(text)
    labels = label_lines(lines, reasons_of(lines))
    assert rule in {label.rule for line, label in zip(lines, labels, strict=True) if line.text == example}


def test_every_rule_has_an_example() -> None:
    assert list(EXAMPLES) == [*RULES, "stray headline"]
