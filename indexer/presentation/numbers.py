"""Numbers for people, and with their nouns."""

from indexer.messages import language, ngettext


def grouped(count: int) -> str:
    """A whole number; from five digits on in groups of three, in Polish parted by what no line break parts."""
    if count < 10_000:
        return str(count)
    return f"{count:,}".replace(",", "\N{NO-BREAK SPACE}") if language() == "pl" else f"{count:,}"


def counted_articles(count: int) -> str:
    """A number of articles."""
    return ngettext("{count} article", "{count} articles", count).format(count=grouped(count))


def counted(count: int, one: str, few: str, many: str) -> str:
    """A number and the Polish noun in the form that goes with it: 1 kopia, 2 kopie, 5 kopii, 22 kopie."""
    if count == 1:
        noun = one
    elif count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14):
        noun = few
    else:
        noun = many
    return f"{grouped(count)} {noun}"
