from indexer.records.article import Article
from indexer.records.scrape import Reading
from indexer.scrapes import NOTHING, Learned, learn
from indexer.scrapes.furniture.learned import fingerprint

SLOGAN = "Kurier Wiślany – codziennie 12 stron wiadomości."


def readings(source: str, days: int, count: int = 10, line: str = SLOGAN) -> list[Reading]:
    return [
        Reading(
            Article(
                f"{source}{n}", body=f"Początek {n}.\n{line}", source=source, published=f"2022-07-{n % days + 1:02}"
            )
        )
        for n in range(count)
    ]


def test_a_line_of_ten_articles_on_three_days_is_furniture():
    learned = learn(readings("kurier.pl", 3))
    assert fingerprint(SLOGAN) in learned.of("kurier.pl")
    assert learned.of("glos.pl") == frozenset()


def test_fewer_articles_or_days_teach_nothing():
    assert learn(readings("kurier.pl", 2)) == NOTHING
    assert learn(readings("kurier.pl", 3, count=9)) == NOTHING


def test_a_syndicated_line_is_the_text_of_an_agency():
    assert learn(readings("kurier.pl", 3) + readings("glos.pl", 3)) == NOTHING


def test_the_opening_of_an_article_is_never_furniture():
    lead = Reading(Article("lead", lead=SLOGAN, body="Dalej.", source="kurier.pl", published="2022-07-01"))
    assert learn([*readings("kurier.pl", 3), lead]) == NOTHING


def test_digits_do_not_hide_a_line():
    mixed = readings("kurier.pl", 3, 5) + readings("kurier.pl", 3, 5, SLOGAN.replace("12", "16"))
    assert learn(mixed).of("kurier.pl") == {fingerprint(SLOGAN)}


def test_the_value_travels_as_json_and_grows():
    learned = learn(readings("kurier.pl", 3))
    assert Learned.from_json(learned.to_json()) == learned
    assert learned | NOTHING == learned
    both = learned | Learned({"glos.pl": frozenset({"x"}), "kurier.pl": frozenset({"y"})})
    assert both.of("kurier.pl") == learned.of("kurier.pl") | {"y"}
    assert both.of("glos.pl") == {"x"}


def test_records_get_our_names_for_their_fields():
    learned = Learned(names={"naglowek": "title", "cialo": "text"})
    assert Learned.from_json(learned.to_json()) == learned
    assert learned.renamed({"title": "Kurier", "naglowek": "Most", "id": 1})["title"] == "Most"
    assert learned.renamed({"title": "Kurier", "naglowek": ""})["title"] == "Kurier"
    assert learned.renamed({"title": "Kurier"}) == {"title": "Kurier"}
