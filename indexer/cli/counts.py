"""Numbers with their nouns, as Polish wants them: 1 artykuł, 2 artykuły, 5 artykułów."""


def number(count: int) -> str:
    """A whole number for people; from five digits on in groups of three."""
    return f"{count:,}".replace(",", "\u00a0") if count >= 10_000 else str(count)


def counted(count: int, one: str, few: str, many: str) -> str:
    """A number and the noun in the form that goes with it."""
    if count == 1:
        noun = one
    elif count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14):
        noun = few
    else:
        noun = many
    return f"{number(count)} {noun}"


def articles(count: int) -> str:
    """So many articles."""
    return counted(count, "artykuł", "artykuły", "artykułów")


def size(count: int) -> str:
    """So many bytes, in the unit that people would use."""
    for unit, power in (("GB", 3), ("MB", 2), ("kB", 1)):
        if count >= 1000**power:
            return f"{count / 1000**power:.1f} {unit}".replace(".", ",")
    return f"{count} B"
