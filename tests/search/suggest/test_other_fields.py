import pytest

from indexer.search.suggest.other_fields import with_other_fields


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("źródło:pap", ["agencja:pap"]),
        ("tramwaj Source:PAP", ["tramwaj agency:PAP"]),
        ("+agencja:kurier", ["+źródło:kurier"]),
        (
            "source:pap OR source:afp",
            ["agency:pap OR source:afp", "source:pap OR agency:afp", "agency:pap OR agency:afp"],
        ),
        ("zasource:pap", []),
        ("source pap", []),
        ("", []),
    ],
)
def test_the_other_field_is_named_in_the_language_of_the_query(typed: str, meant: list[str]) -> None:
    assert list(with_other_fields(typed)) == meant
