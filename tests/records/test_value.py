import pickle
from operator import attrgetter
from typing import Any

import pytest

from indexer.records.value import Value


class Place(Value):
    """A place."""

    name: str
    number: int = 0


class Seat(Place):
    """A place that somebody sits on."""

    guest: "str | None" = None


class Crowd(Value):
    """As many as there are, whatever it is called."""

    name: str
    count: int

    _compared = attrgetter("count")


def test_fields_come_in_order_or_by_name() -> None:
    assert (Place("a", 2).name, Place("a", 2).number) == ("a", 2)
    assert Place(number=2, name="a") == Place("a", 2)
    assert Place("a") == Place("a", 0) != Place("b")
    assert Seat("a", 1, "ola").replaced(number=2) == Seat("a", 2, guest="ola")


def test_equal_ones_count_once() -> None:
    assert len({Place("a"), Place("a", 0), Place("a", 1), Seat("a")}) == 3
    assert Crowd("a", 7) == Crowd("b", 7)


def test_patterns_fit() -> None:
    match Seat("a", 3):
        case Seat("a", number, guest=None):
            assert number == 3
        case _:
            pytest.fail("does not fit")


def test_it_shows_what_it_is_made_of() -> None:
    assert repr(Seat("a", 3)) == "Seat(name='a', number=3, guest=None)"


def test_it_travels_between_processes() -> None:
    assert pickle.loads(pickle.dumps(Seat("a", 3))) == Seat("a", 3)


@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), (("a", 1, 2), {}), (("a",), {"name": "b"}), (("a",), {"colour": "red"})],
    ids=["missing", "too many", "twice", "unknown"],
)
def test_what_does_not_fit_the_fields_is_refused(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="Place"):
        Place(*values, **named)


def test_nothing_changes() -> None:
    with pytest.raises(AttributeError):
        setattr(Place("a"), "name", "b")  # noqa: B010 - mypy knows that it cannot change
