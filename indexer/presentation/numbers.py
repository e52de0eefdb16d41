"""Numbers for people, and with their nouns."""

from indexer.messages import language, ngettext


def grouped(count: int) -> str:
    """A whole number; from five digits on in groups of three, in Polish parted by what no line break parts."""
    if count < 10_000:
        return str(count)
    return f"{count:,}".replace(",", "\N{NO-BREAK SPACE}") if language() == "pl" else f"{count:,}"


def decimal(number: float, places: int) -> str:
    """A number with so many decimal places, in Polish after a comma."""
    text = f"{number:.{places}f}"
    return text.replace(".", ",") if language() == "pl" else text


def counted_articles(count: int) -> str:
    """A number of articles."""
    return ngettext("{count} article", "{count} articles", count).format(count=grouped(count))
