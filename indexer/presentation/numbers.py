"""Numbers with their nouns, as Polish wants them: 1 artykuł, 2 artykuły, 5 artykułów."""


def grouped(count: int) -> str:
    """A whole number for people; from five digits on in groups of three that no line break parts."""
    return f"{count:,}".replace(",", "\N{NO-BREAK SPACE}") if count >= 10_000 else str(count)


def counted(count: int, one: str, few: str, many: str) -> str:
    """A number and the noun in the form that goes with it: 1 kopia, 2 kopie, 5 kopii, 22 kopie."""
    if count == 1:
        noun = one
    elif count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14):
        noun = few
    else:
        noun = many
    return f"{grouped(count)} {noun}"


def counted_articles(count: int) -> str:
    """A number of articles."""
    return counted(count, "artykuł", "artykuły", "artykułów")
