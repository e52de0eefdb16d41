"""Values: records that never change, and are equal where all their parts are."""

from operator import attrgetter
from typing import Any, ClassVar, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class Value:
    """What a frozen dataclass is, without functions that are written and compiled for every class in every process.

    It pays for the nodes of query trees: a search needs some thirty classes of them and makes a few of each, two nodes
    of different classes must never be equal, and patterns take them apart. Making a class of NamedTuple takes 25 times
    as long (about 0.15 ms), a dataclass 200 times; but making an instance of NamedTuple takes a tenth of the time, so
    that plain records are NamedTuples. Fields are the annotated names, their defaults the attributes of the class.
    """

    __match_args__: tuple[str, ...] = ()
    _names: ClassVar[frozenset[str]] = frozenset()
    _required: ClassVar[frozenset[str]] = frozenset()
    _compared: "ClassVar[attrgetter[Any]]" = attrgetter("__class__")
    """Gets what makes two of a class equal: all fields, or what the class chooses of them."""

    def __init_subclass__(cls) -> None:
        names = tuple(dict.fromkeys((*cls.__match_args__, *cls.__annotations__)))
        setattr(cls, "__match_args__", names)  # noqa: B010 - mypy takes it for a constant
        cls._names = frozenset(names)
        cls._required = frozenset(name for name in names if not hasattr(cls, name))
        if names and "_compared" not in cls.__dict__:
            cls._compared = attrgetter(*names)

    def __init__(self, *values: Any, **named: Any) -> None:
        fields, names = self.__dict__, self.__match_args__
        if values:
            fields.update(zip(names, values, strict=False))
        fields.update(named)
        if len(fields) == len(names) == len(values) + len(named) and (not named or fields.keys() == self._names):
            return  # each of them, once
        if len(fields) < len(values) + len(named) or not self._required <= fields.keys() <= self._names:
            raise TypeError(f"{type(self).__name__}({', '.join(names)}) was given {values} and {named}")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{name} of {type(self).__name__} cannot change")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return bool(self._compared(self) == self._compared(other))

    def __hash__(self) -> int:
        return hash(self._compared(self))

    def __repr__(self) -> str:
        parts = (f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{type(self).__name__}({', '.join(parts)})"

    def replaced(self, **changes: Any) -> Self:
        """Return the same with some fields changed."""
        return type(self)(**{name: getattr(self, name) for name in self.__match_args__} | changes)
