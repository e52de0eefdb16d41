"""Texts of invented words, for tests of near-copies: any two of them have next to nothing in common."""

from random import Random

SYLLABLES = ("ba", "chło", "dę", "gry", "jeż", "ka", "lip", "mo", "ną", "pior", "rze", "sto", "tcze", "wie", "żół")


def words(number: int, count: int = 80) -> list[str]:
    """The words of the text of a number."""
    random = Random(number)
    return ["".join(random.choices(SYLLABLES, k=3)) for _ in range(count)]


def text(number: int, count: int = 80) -> str:
    """The text of a number."""
    return " ".join(words(number, count))


def edited(number: int, edit: int, every: int = 25, count: int = 80) -> str:
    """A near-copy of the text of a number: some of its words are others, in another copy others again."""
    changed = words(number, count)
    for place in range(edit % every, count, every):
        changed[place] = f"poprawka{edit}x{place}"
    return " ".join(changed)
