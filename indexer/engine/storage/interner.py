"""Numbering names in the order in which they are first met."""


class Interner(dict[str, int]):
    """The number of every name; to ask for a new one is to number it."""

    def __missing__(self, name: str) -> int:
        """Number a new name."""
        number = self[name] = len(self)
        return number
