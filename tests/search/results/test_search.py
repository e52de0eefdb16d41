import string
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer import Archive, Request, UsageError
from indexer.search.planning.ranking_constants import PROXIMITY_DEPTH


def codes(archive: Archive, query: str, **request: Any) -> dict[str, str | None]:
    return {note.code: note.proposal for note in archive.search(Request(query, **request)).notes}


def test_more_of_the_words_asked_come_first(archive_of, ids) -> None:
    archive = archive_of(one="Premier mówił o kolei.", both="Premier mówił o budżecie państwa, a potem o moście.")
    assert ids(archive, "premier budżet") == ["both", "one"]


def test_a_name_in_one_piece_comes_before_its_words_apart(archive_of, ids) -> None:
    archive = archive_of(
        apart="Jan Reda i Adam Nowak. Nowak, Nowaka, Nowakiem. Jan mówił, Jana pytano.",
        whole="W dalekiej gminie, o której nikt nie pisał od lat, wójtem został w niedzielę niejaki Jan Nowak z lasu.",
        turned="Nowak Jan, stolarz. Pisano o nim wiele, ale nikt nie wie, skąd Nowak, kiedy i po co tu przyszedł.",
    )
    assert ids(archive, "Jan Nowak")[0] == "whole"
    assert ids(archive, "Jana Nowaka")[0] == "whole"


def test_the_function_words_of_a_name_stand_where_they_belong(archive_of, ids) -> None:
    archive = archive_of(
        there="Szef Bank of England mówił długo o stopach procentowych i o pogodzie.",
        elsewhere="Bank, a w nim England. Bank England, England bank.",
    )
    assert ids(archive, "Bank of England") == ["there", "elsewhere"]
    assert ids(archive, "Bank England") == ["elsewhere", "there"]


def test_filters_narrow_down_and_a_word_has_to_match_beside_them(archive_of, ids) -> None:
    archive = archive_of(
        right={"text": "O moście.", "published": "2022-05-01", "authors": ["Anna Reda"]},
        silent={"text": "O pogodzie.", "published": "2022-05-02", "authors": ["Anna Reda"]},
        late={"text": "O moście.", "published": "2023-05-01", "authors": ["Jan Nowak"]},
    )
    assert ids(archive, "most date:2022") == ["right"]
    assert ids(archive, "most autor:reda") == ["right"]
    assert ids(archive, "date:2022") == ["silent", "right"]
    assert ids(archive, "date:2022 autor:reda") == ["silent", "right"]
    assert ids(archive, "-pogoda date:2022") == ["right"]
    assert ids(archive, "w date:2022") == []
    scores = [archive.search(Request(query)).hits[0].score for query in ("most", "most date:2022")]
    assert scores[0] == pytest.approx(scores[1])


def test_a_rare_word_decides_a_question(archive_of, ids) -> None:
    crowd = {f"o{number}": "Zbudowano most nad rzeką w wielkim mieście." for number in range(12)}
    archive = archive_of(**crowd, rare="O szczyrze pisano mało.")
    assert ids(archive, "gdzie zbudowano w mieście Szczyr")[0] == "rare"


def test_titles_and_the_form_typed_weigh_more(archive_of, ids) -> None:
    archive = archive_of(
        body={"title": "Kolej", "text": "Pisano tam o moście."},
        title={"title": "O moście", "text": "Pisano tam i tu."},
        nominative={"title": "Kolej", "text": "Pisano tam: most."},
    )
    assert ids(archive, "most") == ["title", "nominative", "body"]


def test_page_two_goes_on_where_page_one_ended(archive_of, ids) -> None:
    articles = {f"a{n}": f"Jan {'Adam ' * (n % 7)}Nowak mieszka pod numerem {n}." for n in range(PROXIMITY_DEPTH + 20)}
    archive = archive_of(**articles)
    whole = ids(archive, "Jan Nowak", limit=len(articles))
    pages = [
        one for offset in range(0, len(articles), 50) for one in ids(archive, "Jan Nowak", limit=50, offset=offset)
    ]
    assert pages == whole
    assert len(set(whole)) == len(articles)


def test_ties_go_by_date_then_by_id(archive_of, ids) -> None:
    same = "Ten sam tekst o moście."
    archive = archive_of(
        b=same, a=same, old={"text": same, "published": "2020"}, new={"text": same, "published": "2021"}
    )
    assert ids(archive, "most") == ["new", "old", "a", "b"]


def test_another_spelling_is_proposed_where_nothing_is_found(archive_of) -> None:
    archive = archive_of(a="Prezydent Macron mówił o kolei.")
    assert codes(archive, "Marcon") == {"unknown-word": None, "did-you-mean": "macron"}
    assert codes(archive, "prezydent Marcon") == {"unknown-word": None}
    assert codes(archive, "kolei Macron") == {}
    assert codes(archive, "12345")["unknown-word"] is None


def test_a_spelling_that_finds_nothing_is_not_proposed(archive_of) -> None:
    archive = archive_of(
        radio="Radia, radia, radia w każdym domu.", rada="Wczoraj Rada Ministrów obradowała w Tczewie."
    )
    assert codes(archive, '"radda ministrów"')["did-you-mean"] == '"rada ministrów"'
    assert "did-you-mean" not in codes(archive, '"ministrów radda"')


def test_a_year_alone_is_counted_under_no_month(archive_of) -> None:
    archive = archive_of(
        year={"text": "Most.", "published": "2022"},
        month={"text": "Most.", "published": "2022-01"},
        day={"text": "Most.", "published": "2022-01-31"},
    )
    assert archive.search(Request("most", facets=("month",))).facets["month"] == (("2022", 1), ("2022-01", 2))


def test_a_field_is_shown_where_it_is_asked_for(archive_of) -> None:
    record = {
        "title": "Kowalski w Gdyni",
        "lead": "Minister Kowalski przyjechał w środę na otwarcie mostu do Gdyni.",
        "text": "Na trybunie stał też Kowalski, minister. Padał deszcz.",
        "captions": ["Minister Kowalski na trybunie"],
        "authors": ["Adam Kowalski"],
    }
    archive = archive_of(a=record)

    def shown(query: str) -> tuple[str, int, int]:
        hit = archive.search(Request(query)).hits[0]
        return hit.snippet.zone, len(hit.snippet.highlights), len(hit.title_highlights)

    assert shown("kowalski") == ("lead", 1, 1)
    assert shown("caption:kowalski") == ("caption", 1, 0)
    assert shown("body:kowalski") == ("body", 1, 0)
    assert shown("title:kowalski") == ("lead", 0, 1)
    assert shown("author:kowalski") == ("lead", 0, 0)
    assert shown("body:kowalski kowalski") == ("lead", 1, 1)
    assert shown("body:kowalski lead:kowalski trybuna") == ("body", 2, 0)


def test_a_phrase_is_shown_where_it_stands_whole(archive_of) -> None:
    loose = "Rosyjski prezydent mówił o Rosji. Rosja i jej prezydent, a prezydent zna Rosję jak nikt inny na świecie."
    whole = "Do zebranych dołączył później prezydent Rosji i mówił krótko."
    archive = archive_of(a=f"{loose}\n{loose}\n{whole}")
    for query in ('"prezydent rosji"', '="prezydent rosji"', 'zebrani "prezydenta Rosji"', '"zebrani prezydent"~2'):
        assert archive.search(Request(query)).hits[0].snippet.text == whole
    assert archive.search(Request("prezydent rosji")).hits[0].snippet.text.startswith("Rosyjski prezydent")


def test_a_phrase_over_the_end_of_a_paragraph_is_shown_as_far_as_that(archive_of) -> None:
    archive = archive_of(a=f"Wczoraj przyjechał prezydent\nRosji i mówił krótko. {'Dalej nic. ' * 30}")
    for query in ('"prezydent rosji"', 'wczoraj "prezydent rosji"'):
        assert archive.search(Request(query)).hits[0].snippet.text == "Wczoraj przyjechał prezydent"


def test_what_makes_no_sense_is_refused(archive_of) -> None:
    archive = archive_of(a="Most.")
    with pytest.raises(UsageError, match="kończy się, zanim się zaczyna: od 2024 do 2023"):
        archive.search(Request("most", since="2024", until="2023"))
    assert archive.search(Request("most", since="2023-05", until="2023")).total == 0
    with pytest.raises(UsageError, match="W nazwie „…” nie ma"):
        archive.search(Request("most", sources=("…",)))


def test_undated_articles_left_out_are_counted(archive_of) -> None:
    archive = archive_of(
        dated={"text": "O moście.", "published": "2022-05-01"}, undated="O moście.", other="O czym innym."
    )
    for results in (archive.search(Request("most date:2022")), archive.search(Request("most", since="2022"))):
        assert [hit.id for hit in results.hits] == ["dated"]
        (note,) = results.notes
        assert note.code == "undated"
        assert ": 1." in note.text
    assert not archive.search(Request("most date:none")).notes
    assert not archive.search(Request("most -date:2022")).notes
    assert not archive.search(Request("most")).notes


def test_function_words_that_were_left_out_are_named(archive_of) -> None:
    archive = archive_of(a="Kiedy podpisano traktat?")
    assert "stopwords" in codes(archive, "kiedy podpisano traktat")
    assert codes(archive, "traktat") == {}


@pytest.fixture(scope="module")
def scraps() -> list[str]:
    operators = ["AND", "OR", "NOT", "NEAR/3", "(", ")", '"', "„", "”", "+", "-", "~", "~2", "*", "=", ":", "..", "?"]
    words = [
        "most",
        "Łukaszenka",
        "w",
        "tytuł:",
        "date:",
        "2022..",
        "id:",
        "a*",
        "*a",
        "pociong",
        "PiS-u",
        "\u0301",
        "\0",
    ]
    return operators + words


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_query_fails(sample_archive: Archive, scraps: list[str], data: st.DataObject) -> None:
    pieces = st.sampled_from(scraps) | st.text(max_size=6) | st.text(string.printable, max_size=4)
    query = data.draw(st.sampled_from(["", " "])).join(data.draw(st.lists(pieces, max_size=12)))
    results = sample_archive.search(Request(query, limit=3))
    assert len(results.hits) == min(results.total, 3)
    for hit in results.hits:
        for start, end in hit.snippet.highlights:
            assert 0 <= start < end <= len(hit.snippet.text)


def test_a_hit_without_a_title_has_its_first_words(archive_of) -> None:
    archive = archive_of(a="Kra płynie Wisłą.", b={"title": "Kra", "text": "Płynie dalej."})
    headings = {hit.id: (hit.title, hit.heading) for hit in archive.search(Request("kra")).hits}
    assert headings == {"a": ("", "Kra płynie Wisłą."), "b": ("Kra", "Kra")}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ('"most premier"', ["no-article"]),
        ("premier/most", []),
        ("12:30", ["no-article"]),
        ("+premier +most", ["no-article"]),
        ("title:premier", ["no-article"]),
        ("premier date:2022", ["no-article", "undated"]),
        ("bułk*", ["unknown-word"]),
        ("bu*ka", ["unknown-word"]),
        ("bułecka~", ["unknown-word"]),
        ("+premier bułk*", ["unknown-word"]),
        ("premier autor:kowalski", ["unknown-word"]),
        ("premier id:c", ["no-article"]),
        ("id:c", ["no-article"]),
        ("url:onet", ["no-article"]),
        ("(+premier +most", ["unbalanced", "no-article"]),
        ("…", ["empty"]),
    ],
)
def test_nothing_is_returned_in_silence(query: str, said: list[str], archive_of) -> None:
    archive = archive_of(a="Premier mówił o godzinie 12. O 30 minut za długo.", b="Most stoi.")
    results = archive.search(Request(query))
    assert [note.code for note in results.notes if note.code != "did-you-mean"] == said
    assert "no-article" not in said or not results.total


def test_what_no_word_fits_is_quoted_as_it_is_typed(archive_of) -> None:
    notes = archive_of(a="Most stoi.").search(Request("bułk* b*ka bułka~")).notes
    assert [note.text for note in notes] == ["Żadne słowo w archiwum nie pasuje do: „bułk*”, „b*ka”, „bułka~”."]
