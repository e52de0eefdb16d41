from indexer.records.scrape import Reading
from indexer.scrapes import read_bytes
from indexer.scrapes.input.record_fields import Fields
from indexer.scrapes.record_draft import read_record

TEXT = "Rada miasta zgodziła się na kładkę.\nDruga linia.\n– Tak.\nKto zapłaci"


def body_of(fields: Fields) -> str:
    draft = read_record(fields)
    return "\n".join(p.text for p in (*draft.lead, *draft.body))


def test_short_lines_stay_and_a_title_is_never_guessed():
    draft = read_record(Fields(text=TEXT))
    assert draft.title is None
    assert body_of(Fields(text=TEXT)) == TEXT


def test_inline_and_tail_furniture_goes():
    text = (
        f"{TEXT}\nZobacz więcej wiadomości. Czytaj też: Most zamknięty >>> Dalej jest tekst.\nPolub nas na Facebooku!"
    )
    assert body_of(Fields(text=text)) == f"{TEXT}\nZobacz więcej wiadomości. Dalej jest tekst."


def test_the_record_knows_better_than_its_text():
    text = f"{TEXT}\n(PAP) autor: Jan Nowak"
    draft = read_record(Fields(text=text, authors=("Anna Kowal",), published="2022-07-01", agencies=("AFP",)))
    assert (draft.authors, draft.published, draft.agencies) == (("Anna Kowal",), "2022-07-01", ("AFP", "PAP"))
    assert read_record(Fields(text=text)).authors == ("Jan Nowak",)


def test_a_lead_that_begins_the_text_is_not_said_twice():
    assert body_of(Fields(lead="Rada miasta zgodziła się…", text=TEXT)) == TEXT
    assert body_of(Fields(lead="Będzie kładka.", text=TEXT)) == f"Będzie kładka.\n{TEXT}"


def test_markup_in_the_text_is_stripped():
    assert body_of(Fields(text="<p>Jeden akapit &amp; pół.</p><p>Drugi.</p>")) == "Jeden akapit & pół.\nDrugi."


def test_a_record_is_never_empty():
    (reading,) = read_bytes(b'{"id": "a", "text": "Polub nas na Facebooku!"}', "a.jsonl")
    assert isinstance(reading, Reading)
    assert reading.article.body == "Polub nas na Facebooku!"
