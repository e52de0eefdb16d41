from indexer import Archive, Request
from tests.search.conftest import ArchiveOf


def found(archive: Archive, query: str) -> list[str]:
    return [hit.id for hit in archive.search(Request(query)).hits]


def saws_and_towns(archive_of: ArchiveOf) -> Archive:
    return archive_of(
        saw="Stara piła i nowa piła wiszą w warsztacie, a każda piła tnie.",
        first="Piła leży na stole.",
        town="Pociąg jedzie do miasta Piła.",
    )


def test_a_word_typed_with_a_capital_looks_for_the_name(archive_of: ArchiveOf) -> None:
    archive = saws_and_towns(archive_of)
    assert found(archive, "Piła") == ["town", "first", "saw"]
    assert found(archive, "piła")[0] == "saw"


def test_the_first_word_has_its_capital_for_being_the_first(archive_of: ArchiveOf) -> None:
    assert found(saws_and_towns(archive_of), "Piła tnie")[0] == "saw"


def test_a_function_word_in_capitals_is_an_abbreviation(archive_of: ArchiveOf) -> None:
    archive = archive_of(
        party="Posłowie PO głosowali za mostem.",
        after="Po obiedzie głosowali posłowie.",
    )
    assert found(archive, "PO") == ["party"]
    assert found(archive, "posłowie PO")[0] == "party"
    assert found(archive, "po") == ["after", "party"]


def test_a_query_written_in_capitals_throughout_means_nothing_by_them(archive_of: ArchiveOf) -> None:
    archive = archive_of(bridge="Burmistrz miasta otworzył most po remoncie.")
    assert found(archive, "BURMISTRZ OTWORZYŁ MOST PO REMONCIE") == ["bridge"]


def test_exact_words_are_meant_with_their_capitals(archive_of: ArchiveOf) -> None:
    archive = archive_of(
        party="Posłowie PO głosowali za mostem.",
        after="Po obiedzie głosowali posłowie.",
        weekly="O moście napisał tygodnik Do Rzeczy.",
        point="O moście mówił do rzeczy.",
    )
    assert found(archive, "=PO") == ["party"]
    assert set(found(archive, "=po")) == {"party", "after"}
    assert found(archive, '="Do Rzeczy"') == ["weekly"]
    assert set(found(archive, '="do rzeczy"')) == {"weekly", "point"}
    assert archive.search(Request("=PO")).understood == "=PO"
